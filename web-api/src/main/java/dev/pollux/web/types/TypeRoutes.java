package dev.pollux.web.types;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.types.TwinType;
import dev.pollux.types.TypeCatalogue;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Errors;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/// `/api/pollux/types`: the types that are known, with the units of what they measure. Whoever is signed in may read
/// them: a type says nothing of any one twin.
public final class TypeRoutes {

    private static final String TYPES = "/api/pollux/types";
    private static final DittoError UNKNOWN = new DittoError(
            404, "pollux:type.notfound", "There is no such type.", "See " + TYPES + " for those that are known.");

    private final TypeCatalogue catalogue;

    public TypeRoutes(TypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", TYPES, "The types of assets that are known", this::list),
                Route.of("GET", TYPES + "/{definition}", "What assets of a type have, with units", this::get));
    }

    private Mono<Reply> list(Call call) {
        var types = catalogue.all().stream().map(TypeRoutes::json).toList();
        return Mono.just(Reply.json(200, JsonObject.of("items", JsonArray.of(types))));
    }

    private Mono<Reply> get(Call call) {
        return Mono.just(catalogue
                .find(call.name("definition"))
                .map(type -> Reply.json(200, json(type)))
                .orElseGet(() -> Errors.of(call, UNKNOWN)));
    }

    private static JsonObject json(TwinType type) {
        return JsonObject.builder()
                .put("definition", type.definition())
                .put("displayName", type.displayName())
                .put(
                        "elements",
                        JsonArray.of(
                                type.elements().stream().map(TypeRoutes::json).toList()))
                .build();
    }

    private static JsonObject json(TwinType.Element element) {
        return JsonObject.builder()
                .put("kind", element.kind().name().toLowerCase(Locale.ROOT))
                .put("name", element.name())
                .put("schema", element.schema())
                .put("unit", element.unit())
                .put("writable", Json.of(element.writable()))
                .build();
    }
}
