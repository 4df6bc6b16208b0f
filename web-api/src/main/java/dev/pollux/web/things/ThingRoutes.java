package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// `/api/2/things/{id}` and every place below it.
public final class ThingRoutes {

    private static final String[] WRITE = {"condition", "if-equal", "requested-acks", "response-required", "timeout"};
    private static final String PLACE = "/api/2/things/{thingId}/**";

    private final LatestTwins latest;
    private final Reading reading;
    private final Documents documents;
    private final ThingMaking making;
    private final Watching watching;
    private final String defaultNamespace;

    /// Answers with changes as they come instead of the state.
    @FunctionalInterface
    public interface Watching {
        Mono<Reply> watch(Call call, TwinId id, JsonPath path);
    }

    ThingRoutes(
            LatestTwins latest,
            Reading reading,
            Documents documents,
            ThingMaking making,
            Watching watching,
            String defaultNamespace) {
        this.watching = watching;
        this.latest = latest;
        this.reading = reading;
        this.documents = documents;
        this.making = making;
        this.defaultNamespace = defaultNamespace;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/2/things", "Make a thing under a generated id", this::post)
                        .query(WRITE)
                        .query("namespace"),
                Route.of("GET", PLACE, "Read a thing or a part of it, or its changes as server-sent events", this::get)
                        .query("fields", "condition", "if-none-match"),
                Route.of("PUT", PLACE, "Make or replace a thing or a part of it", this::put)
                        .query(WRITE),
                Route.of("PATCH", PLACE, "Merge into a thing or a part of it (RFC 7396)", this::patch)
                        .query(WRITE),
                Route.of("DELETE", PLACE, "Delete a thing or a part of it", this::delete)
                        .query(WRITE));
    }

    public static TwinId thingId(String text) {
        return TwinId.thing(text).orElseThrow(() -> Refused.malformed(Part.ID, text));
    }

    public static TwinId policyId(String text) {
        return TwinId.policy(text).orElseThrow(() -> Refused.malformed(Part.ID, text));
    }

    private static TwinId id(Call call) {
        return thingId(call.name("thingId"));
    }

    private static JsonPath place(Call call, TwinId id) {
        return Places.thing(call.rest()).orElseThrow(() -> Reading.missing(id, new JsonPath(call.rest())));
    }

    private Mono<Reply> get(Call call) {
        var id = id(call);
        var path = place(call, id);
        return call.accepts("text/event-stream") ? watching.watch(call, id, path) : reading.read(call, id, path);
    }

    private Mono<Reply> post(Call call) {
        return Documents.json(call).map(Documents::object).flatMap(body -> {
            if (body.has("thingId")) {
                throw Refused.malformed(Part.ID, "a POST makes its own id: use PUT to choose one");
            }
            var namespace = call.query("namespace").orElse(defaultNamespace);
            var id = thingId(namespace + ":" + UUID.randomUUID());
            var intent = documents.intent(call);
            return documents.answer(
                    call, id, JsonPath.ROOT, intent, making.make(id, body, TwinCommand.Create::new, intent));
        });
    }

    private Mono<Reply> put(Call call) {
        var id = id(call);
        var path = place(call, id);
        return Documents.json(call)
                .flatMap(body -> path.isRoot()
                        ? putWhole(call, id, Documents.object(body))
                        : documents.change(call, id, path, new TwinCommand.Put(path, body), documents.intent(call)));
    }

    private Mono<Reply> putWhole(Call call, TwinId id, JsonObject body) {
        var intent = documents.intent(call);
        var known = latest.find(id);
        if (known.isEmpty()) {
            var made = making.make(id, body, document -> new TwinCommand.Put(JsonPath.ROOT, document), intent);
            return documents.answer(call, id, JsonPath.ROOT, intent, made);
        }
        ThingMaking.checkId(id, body);
        var named = body.with("thingId", Json.of(id.text()));
        var document = named.has("policyId")
                ? named
                : named.with("policyId", Json.of(known.get().policyId().text()));
        return documents.change(call, id, JsonPath.ROOT, new TwinCommand.Put(JsonPath.ROOT, document), intent);
    }

    private Mono<Reply> patch(Call call) {
        var id = id(call);
        var path = place(call, id);
        return Documents.patch(call).flatMap(body -> {
            var intent = documents.intent(call);
            boolean makes = path.isRoot() && latest.find(id).isEmpty();
            return makes
                    ? documents.answer(call, id, path, intent, merged(id, Documents.object(body), intent))
                    : documents.change(call, id, path, new TwinCommand.Merge(path, body), intent);
        });
    }

    private Mono<Outcome> merged(TwinId id, JsonObject body, Intent intent) {
        return making.make(id, body, patch -> new TwinCommand.Merge(JsonPath.ROOT, patch), intent);
    }

    private Mono<Reply> delete(Call call) {
        var id = id(call);
        var path = place(call, id);
        return documents.change(call, id, path, new TwinCommand.Delete(path), documents.intent(call));
    }
}
