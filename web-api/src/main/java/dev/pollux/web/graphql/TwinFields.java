package dev.pollux.web.graphql;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinSearch.Page;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.query.SearchOptions;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.Twin;
import dev.pollux.web.assets.HistoryRoutes;
import dev.pollux.web.commands.CommandRoutes;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.things.Views;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Twins, found by id or condition, and what can be asked of one.
final class TwinFields {

    private static final int MOST_POINTS = 10_000;

    private final GraphQlPorts ports;

    TwinFields(GraphQlPorts ports) {
        this.ports = ports;
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("twin", this::twin).dataFetcher("twins", this::twins));
        wiring.type("Twin", this::twinType);
        wiring.type("TwinConnection", type -> type.dataFetcher("totalCount", this::total));
        wiring.type("Point", TwinFields::pointType);
    }

    private TypeRuntimeWiring.Builder twinType(TypeRuntimeWiring.Builder type) {
        plain(type, "id", twin -> twin.id().text());
        plain(type, "revision", Twin::revision);
        plain(type, "created", twin -> twin.created().toString());
        plain(type, "modified", twin -> twin.modified().toString());
        plain(type, "policyId", twin -> twin.policyId().text());
        plain(type, "presence", twin -> JavaJson.map(Views.presence(twin.presence())));
        return type.dataFetcher("definition", field -> text(at(field, JsonPath.of("definition"))))
                .dataFetcher("attributes", field -> at(field, JsonPath.of("attributes")))
                .dataFetcher("features", field -> at(field, JsonPath.of("features")))
                .dataFetcher("value", field -> at(field, Asked.of(field).path()))
                .dataFetcher("document", this::document)
                .dataFetcher("commands", this::commands)
                .dataFetcher("history", this::history);
    }

    private static void plain(TypeRuntimeWiring.Builder type, String name, Function<Twin, Object> value) {
        type.dataFetcher(name, field -> value.apply(source(field)));
    }

    private static TypeRuntimeWiring.Builder pointType(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("at", field -> point(field).at().toString())
                .dataFetcher("min", field -> finite(point(field).min()))
                .dataFetcher("max", field -> finite(point(field).max()));
    }

    private static Series.Point point(DataFetchingEnvironment field) {
        return field.getSource() instanceof Series.Point point ? point : lost();
    }

    private static Twin source(DataFetchingEnvironment field) {
        return field.getSource() instanceof Twin twin ? twin : lost();
    }

    private static <T> T lost() {
        throw new IllegalStateException("the field has another parent than the schema says");
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private Optional<Twin> twin(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        return ports.views().find(asked.id("id"), asked.caller());
    }

    private CompletableFuture<Map<String, Object>> twins(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var query = query(asked);
        var caller = asked.caller();
        return ports.blocking()
                .run(() -> ports.search().search(query, caller))
                .map(page -> connection(page, query, asked))
                .toFuture();
    }

    private Map<String, Object> connection(Page page, Query query, Asked asked) {
        var edges = page.twins().stream()
                .filter(twin -> ports.views().visible(twin, asked.caller()))
                .map(twin -> Map.of("node", twin))
                .toList();
        var info = page.cursor().isEmpty()
                ? Map.<String, Object>of("hasNextPage", false)
                : Map.<String, Object>of("hasNextPage", true, "endCursor", page.cursor());
        return Map.of("edges", edges, "pageInfo", info, "query", query);
    }

    private CompletableFuture<Long> total(DataFetchingEnvironment field) {
        if (!(field.getSource() instanceof Map<?, ?> connection && connection.get("query") instanceof Query query)) {
            return lost();
        }
        var caller = Asked.of(field).caller();
        return ports.blocking().run(() -> ports.search().count(query, caller)).toFuture();
    }

    private Query query(Asked asked) {
        var now = ports.clock().instant();
        var filter =
                asked.text("filter").map(text -> RqlParser.parse(text, now)).orElse(Rql.TRUE);
        var sort = asked.list("sort").isEmpty()
                ? List.<SearchOptions.Order>of()
                : SearchOptions.parse("sort(" + String.join(",", asked.list("sort")) + ")")
                        .sort();
        return new Query(
                filter,
                asked.list("namespaces"),
                asked.ids("below"),
                sort.stream()
                        .map(order -> new Sort(order.path(), order.ascending()))
                        .toList(),
                asked.number("first", 1, Costs.WIDEST),
                asked.text("after").orElse(""));
    }

    private @Nullable Json at(DataFetchingEnvironment field, JsonPath path) {
        return ports.views().at(source(field), path, Asked.of(field).caller()).orElse(null);
    }

    private static @Nullable String text(@Nullable Json json) {
        return json instanceof Json.Text(var text) ? text : null;
    }

    private JsonObject document(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var fields = asked.text("fields").flatMap(Parameters::fields);
        return ports.views().document(source(field), asked.caller(), fields);
    }

    private List<Map<String, @Nullable Object>> commands(DataFetchingEnvironment field) {
        var access = ports.views().access(source(field), Asked.of(field).caller());
        return source(field).commands().values().stream()
                .filter(command -> CommandRoutes.readable(access, command))
                .sorted(Comparator.comparing(DeviceCommand::accepted).reversed())
                .map(command -> JavaJson.map(CommandRoutes.json(command)))
                .toList();
    }

    private CompletableFuture<Series> history(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var twin = source(field);
        var path = asked.path();
        var access = ports.views().access(twin, asked.caller());
        if (!access.whole(Permission.READ, Resource.THING, path)) {
            throw new Refused(new Rejection.NotFound(twin.id(), path));
        }
        var now = ports.clock().instant();
        var query = HistoryRoutes.checked(new SeriesQuery(
                twin.id(),
                path,
                Parameters.instant(asked.required("from"), now),
                Parameters.instant(asked.required("to"), now),
                Parameters.duration(asked.required("every"), Part.OPTION),
                HistoryRoutes.aggregate(asked.required("aggregate")),
                asked.number("limit", 1, MOST_POINTS)));
        return ports.blocking().run(() -> ports.history().read(query)).toFuture();
    }
}
