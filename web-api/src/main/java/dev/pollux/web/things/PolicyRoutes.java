package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import reactor.core.publisher.Mono;

/// `/api/2/policies/{id}`, its entries and every place below them.
final class PolicyRoutes {

    private static final String PLACE = "/api/2/policies/{policyId}/**";

    private final Reading reading;
    private final Documents documents;

    PolicyRoutes(Reading reading, Documents documents) {
        this.reading = reading;
        this.documents = documents;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", PLACE, "Read a policy or a part of it", this::get),
                Route.of("PUT", PLACE, "Make or replace a policy or a part of it", this::put)
                        .query("if-equal", "timeout"),
                Route.of("DELETE", PLACE, "Delete a policy or a part of it", this::delete));
    }

    private static TwinId id(Call call) {
        return ThingRoutes.policyId(call.name("policyId"));
    }

    private static JsonPath place(Call call, TwinId id) {
        return Places.policy(call.rest()).orElseThrow(() -> Reading.missing(id, new JsonPath(call.rest())));
    }

    private Mono<Reply> get(Call call) {
        var id = id(call);
        return reading.read(call, id, place(call, id));
    }

    private Mono<Reply> put(Call call) {
        var id = id(call);
        var path = place(call, id);
        return Documents.json(call).flatMap(body -> {
            var value = path.isRoot() ? whole(id, body) : body;
            return documents.change(call, id, path, new TwinCommand.Put(path, value), documents.intent(call));
        });
    }

    private static Json whole(TwinId id, Json body) {
        var document = Documents.object(body);
        ThingMaking.checkId(id, document);
        return document.with("policyId", Json.of(id.text()));
    }

    private Mono<Reply> delete(Call call) {
        var id = id(call);
        var path = place(call, id);
        return documents.change(call, id, path, new TwinCommand.Delete(path), documents.intent(call));
    }
}
