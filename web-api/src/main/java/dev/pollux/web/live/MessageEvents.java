package dev.pollux.web.live;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.Messages;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Messages from devices as server-sent events: the event's name is the subject, its data the payload. A client has
/// room for 256 messages; who falls further behind is cut off.
public final class MessageEvents implements AutoCloseable {

    private static final int ROOM = 256;
    private static final int MOST_CLIENTS = 1000;

    private record Client(TwinId twin, String feature, String direction, String subject, Sinks.Many<Message> sink) {
        boolean wants(Message message) {
            return message.twin().equals(twin)
                    && message.direction().equals(direction)
                    && (feature.isEmpty() || message.feature().equals(feature))
                    && (subject.isEmpty() || message.subject().equals(subject));
        }
    }

    private final Views views;
    private final BlockingCalls blocking;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AutoCloseable subscription;

    public MessageEvents(Messages messages, Views views, BlockingCalls blocking) {
        this.views = views;
        this.blocking = blocking;
        this.subscription = messages.subscribe(this::spread);
    }

    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var direction : List.of("inbox", "outbox")) {
            routes.add(Route.of(
                    "GET",
                    "/api/2/things/{thingId}/" + direction + "/messages/**",
                    "Messages as server-sent events",
                    call -> listen(call, "", direction)));
            routes.add(Route.of(
                    "GET",
                    "/api/2/things/{thingId}/features/{featureId}/" + direction + "/messages/**",
                    "Messages of a feature as server-sent events",
                    call -> listen(call, call.name("featureId"), direction)));
        }
        return routes;
    }

    private void spread(Message message) {
        for (var client : clients) {
            if (client.wants(message) && client.sink.tryEmitNext(message).isFailure() && clients.remove(client)) {
                client.sink.tryEmitError(new LiveFeed.Overflow());
            }
        }
    }

    private Mono<Reply> listen(Call call, String feature, String direction) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        var twin =
                views.find(id, call.caller()).orElseThrow(() -> new Refused(new Rejection.NotFound(id, JsonPath.ROOT)));
        if (!Sse.asked(call)) {
            throw new Refused(new Rejection.NotSupported("reading messages without Accept: text/event-stream"));
        }
        if (clients.size() >= MOST_CLIENTS) {
            throw new Refused(new Rejection.TooBusy("event streams", Duration.ofSeconds(10)));
        }
        var access = views.access(twin, call.caller());
        var subject = String.join("/", call.rest());
        Flux<byte[]> events = Flux.defer(() -> open(new Client(id, feature, direction, subject, sink())))
                .publishOn(blocking.scheduler(), 32)
                .filter(message -> access.whole(Permission.READ, Resource.MESSAGE, path(message)))
                .map(MessageEvents::event);
        return Mono.just(Sse.stream(call, events));
    }

    private static Sinks.Many<Message> sink() {
        return Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(ROOM));
    }

    private Flux<Message> open(Client client) {
        if (clients.size() >= MOST_CLIENTS) {
            return Flux.error(new LiveFeed.Overflow());
        }
        clients.add(client);
        return client.sink.asFlux().doFinally(_ -> clients.remove(client));
    }

    private static JsonPath path(Message message) {
        var box = message.feature().isEmpty() ? JsonPath.ROOT : JsonPath.of("features", message.feature());
        return box.append(JsonPath.of(message.direction(), "messages")).append(JsonPath.parse(message.subject()));
    }

    private static byte[] event(Message message) {
        var text = new String(message.payload().bytes(), StandardCharsets.UTF_8).replaceAll("\r?\n|\r", "\ndata: ");
        return Sse.event(message.subject(), "", text);
    }

    @Override
    public void close() throws Exception {
        subscription.close();
        clients.forEach(client -> client.sink.tryEmitComplete());
    }
}
