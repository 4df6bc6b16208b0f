package dev.pollux.web.things;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Errors;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/// Messages to a thing's or feature's inbox and outbox. The first answer becomes the HTTP response; with `timeout=0`
/// nobody waits.
final class MessageRoutes {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Views views;
    private final DeviceLink devices;
    private final int longest;

    MessageRoutes(Views views, DeviceLink devices, int longest) {
        this.views = views;
        this.devices = devices;
        this.longest = longest;
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var direction : List.of("inbox", "outbox")) {
            routes.add(Route.of(
                    "POST",
                    "/api/2/things/{thingId}/" + direction + "/messages/**",
                    "Send a message; its answer is the response",
                    call -> send(call, "", direction)));
            routes.add(Route.of(
                    "POST",
                    "/api/2/things/{thingId}/features/{featureId}/" + direction + "/messages/**",
                    "Send a message to or from a feature",
                    call -> send(call, call.name("featureId"), direction)));
        }
        return routes;
    }

    /// Where a message stands in a policy: `message:/features/f/inbox/messages/subject`.
    static JsonPath path(String feature, String direction, String subject) {
        var box = feature.isEmpty() ? JsonPath.ROOT : JsonPath.of("features", feature);
        return box.append(JsonPath.of(direction, "messages")).append(JsonPath.parse(subject));
    }

    private Mono<Reply> send(Call call, String feature, String direction) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        var subject = String.join("/", call.rest());
        if (subject.isEmpty()) {
            throw Refused.malformed(Part.PATH, "a message has a subject");
        }
        allowed(call, id, path(feature, direction, subject));
        var timeout = Parameters.timeout(call, TIMEOUT);
        var type = call.header("content-type").orElse("application/octet-stream");
        return call.body(longest)
                .map(body ->
                        new Message(id, feature, direction, subject, new Payload(type, body), call.correlationId()))
                .flatMap(message -> Mono.fromCompletionStage(() -> devices.send(message, timeout)))
                .map(answer -> reply(call, answer, timeout));
    }

    private void allowed(Call call, TwinId id, JsonPath path) {
        var twin = views.latest(id).orElseThrow(() -> Reading.missing(id, JsonPath.ROOT));
        mayWrite(views, call, twin, path);
    }

    /// Who may neither read the thing nor send to it does not learn that it exists.
    static void mayWrite(Views views, Call call, Twin twin, JsonPath path) {
        var access = views.access(twin, call.caller());
        if (!access.whole(Permission.WRITE, Resource.MESSAGE, path)) {
            throw views.visible(twin, call.caller())
                    ? new Refused(new Rejection.NotAllowed(twin.id(), path, Permission.WRITE))
                    : Reading.missing(twin.id(), JsonPath.ROOT);
        }
    }

    /// Whoever waits for nobody is not told that nobody was there.
    private static Reply reply(Call call, Answer answer, Duration timeout) {
        return switch (answer) {
            case Answer.Sent _ -> Reply.empty(202);
            case Answer.Refused(Rejection.NoReceiver _) when timeout.isZero() -> Reply.empty(202);
            case Answer.Refused(var rejection) -> Errors.of(call, rejection);
            case Answer.Answered(var status, var payload) -> {
                int shown = status >= 200 && status < 600 ? status : 200;
                yield payload.bytes().length == 0
                        ? Reply.empty(shown)
                        : Reply.bytes(shown, type(payload), payload.bytes())
                                .with("content-security-policy", "default-src 'none'; sandbox");
            }
        };
    }

    /// A device chooses its content type, but not one that a browser would run.
    private static String type(Payload payload) {
        var type = payload.contentType();
        boolean plain = type.chars().allMatch(c -> c >= ' ' && c < 0x7F) && !type.contains("html");
        return type.isEmpty() || !plain ? "application/octet-stream" : type;
    }
}
