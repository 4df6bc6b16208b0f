package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.EntityTag;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Errors;
import dev.pollux.web.http.FrontDoor;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Writing at a place of a thing or policy: one HTTP method is one command of the algebra. Thread-safe.
final class Documents {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BODY_BYTES = 256 * 1024;
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final TwinDirectory directory;
    private final Views views;
    private final Acknowledgements acknowledgements;
    private final InstantSource clock;

    Documents(TwinDirectory directory, Views views, Acknowledgements acknowledgements, InstantSource clock) {
        this.directory = directory;
        this.views = views;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    /// The JSON body of a PUT or POST.
    static Mono<Json> json(Call call) {
        var type = call.contentType();
        if (!type.isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
            return Mono.error(FrontDoor.unsupported(type));
        }
        return call.body(BODY_BYTES).map(JsonCodec.DEFAULT::parse);
    }

    static Mono<Json> patch(Call call) {
        return call.contentType().equals(MERGE_PATCH)
                ? call.body(BODY_BYTES).map(JsonCodec.DEFAULT::parse)
                : Mono.error(FrontDoor.unsupported(call.contentType()));
    }

    static JsonObject object(Json body) {
        if (body instanceof JsonObject object) {
            return object;
        }
        throw Refused.malformed(Part.JSON, "a JSON object is expected");
    }

    Intent intent(Call call) {
        Unsupported.check(call);
        var timeout = Parameters.timeout(call, TIMEOUT);
        if (timeout.isZero() && answers(call)) {
            throw Refused.malformed(Part.TIMEOUT, "a timeout of 0 needs response-required=false");
        }
        return new Intent(
                call.caller(),
                Parameters.preconditions(call, clock.instant()),
                call.header("idempotency-key").orElse(""),
                timeout.isZero() ? TIMEOUT : timeout);
    }

    private static boolean answers(Call call) {
        return switch (call.parameter("response-required").orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.malformed(Part.HEADER, "response-required is true or false");
        };
    }

    Mono<Outcome> execute(TwinId id, TwinCommand command, Intent intent) {
        return Mono.fromCompletionStage(() -> directory.execute(id, command, intent));
    }

    /// Executes and answers, with all the acknowledgements asked for, or at once when no response is required.
    Mono<Reply> change(Call call, TwinId id, JsonPath path, TwinCommand command, Intent intent) {
        return answer(call, id, path, intent, execute(id, command, intent));
    }

    Mono<Reply> answer(Call call, TwinId id, JsonPath path, Intent intent, Mono<Outcome> execution) {
        var labels = Acknowledgements.requested(call);
        if (!answers(call)) {
            execution.subscribe(_ -> {}, fault -> Errors.logged(call, fault));
            return Mono.just(Reply.empty(202));
        }
        return execution.flatMap(outcome -> switch (outcome) {
            case Outcome.Refused(var rejection) -> Mono.just(Errors.of(call, rejection));
            case Outcome.Done done -> {
                var value = value(call, path, done);
                var reply = done(call, id, path, intent.when(), done, value);
                yield acknowledgements.complete(
                        labels, reply, value.orElse(Json.NULL), done.position(), intent.timeout());
            }
        });
    }

    private Optional<Json> value(Call call, JsonPath path, Outcome.Done done) {
        return done.twin().exists() ? views.at(done.twin(), path, call.caller()) : Optional.empty();
    }

    private static Reply done(
            Call call, TwinId id, JsonPath path, Preconditions when, Outcome.Done done, Optional<Json> value) {
        boolean skipped = done.effect() == Effect.UNCHANGED && when.ifEqual() != IfEqual.UPDATE;
        var twin = done.twin();
        var reply = switch (done.effect()) {
            case CREATED -> Reply.json(201, value.orElse(JsonObject.EMPTY)).with("location", location(id, path));
            case MODIFIED, DELETED -> Reply.empty(204);
            case UNCHANGED ->
                skipped
                        ? Errors.of(call, new Rejection.NotModified(id, EntityTag.of(twin.revision())))
                        : Reply.empty(204);
        };
        var tag = path.in(twin.document());
        if (twin.exists() && tag.isPresent()) {
            reply = reply.with("etag", EntityTag.of(twin, path, tag.get()));
        }
        return reply.with("entity-revision", Long.toString(twin.revision()))
                .with("pollux-position", done.position().text());
    }

    static String location(TwinId id, JsonPath path) {
        var kind = id.kind() == TwinId.Kind.THING ? "things" : "policies";
        var address = new StringBuilder("/api/2/").append(kind).append('/').append(encoded(id.text()));
        path.segments()
                .forEach(segment -> address.append('/')
                        .append(encoded(segment.replace("~", "~0").replace("/", "~1"))));
        return address.toString();
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%7E", "~");
    }
}
