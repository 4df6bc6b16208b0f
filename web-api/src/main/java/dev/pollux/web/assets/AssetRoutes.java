package dev.pollux.web.assets;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Edge;
import dev.pollux.model.port.AssetGraph.Page;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.search.Freshness;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// `/api/2/assets`: the hierarchy and the other edges, as far as the caller may read their ends. Lists come in pages of
/// at most 500.
public final class AssetRoutes {

    private static final String ASSET = "/api/2/assets/{thingId}";
    private static final String[] PAGING = {"size", "after", "consistent", "position"};
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;
    private static final int DEEPEST = 32;
    private static final int FARTHEST = 10;

    private final AssetGraph graph;
    private final Views views;
    private final Freshness freshness;

    public AssetRoutes(AssetGraph graph, Views views, Freshness freshness) {
        this.graph = graph;
        this.views = views;
        this.freshness = freshness;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/2/assets", "Assets without a parent", this::roots)
                        .query(PAGING),
                Route.of("GET", ASSET + "/children", "Direct parts of an asset", this::children)
                        .query(PAGING),
                Route.of("GET", ASSET + "/descendants", "Everything below an asset", this::descendants)
                        .query("depth")
                        .query(PAGING),
                Route.of("GET", ASSET + "/ancestors", "From the parent up to the root", this::ancestors)
                        .query("consistent", "position"),
                Route.of("GET", ASSET + "/edges", "Edges that leave or reach an asset", this::edges)
                        .query("consistent", "position"),
                Route.of("GET", ASSET + "/path", "A shortest path to another asset", this::path)
                        .query("to", "names", "hops"));
    }

    private Mono<Reply> roots(Call call) {
        int size = size(call);
        return ask(call, () -> graph.roots(after(call), size, call.caller())).map(AssetRoutes::page);
    }

    private Mono<Reply> children(Call call) {
        var id = asset(call);
        int size = size(call);
        return ask(call, () -> graph.children(id, after(call), size, call.caller()))
                .map(AssetRoutes::page);
    }

    private Mono<Reply> descendants(Call call) {
        var id = asset(call);
        int size = size(call);
        int depth = Parameters.number(call, "depth", DEEPEST, 1, DEEPEST);
        return ask(call, () -> graph.descendants(id, depth, after(call), size, call.caller()))
                .map(AssetRoutes::page);
    }

    private Mono<Reply> ancestors(Call call) {
        var id = asset(call);
        return ask(call, () -> graph.ancestors(id, call.caller())).map(AssetRoutes::assets);
    }

    private Mono<Reply> edges(Call call) {
        var id = asset(call);
        return ask(call, () -> graph.edges(id, call.caller())).map(AssetRoutes::edges);
    }

    private Mono<Reply> path(Call call) {
        var from = asset(call);
        var to = ThingRoutes.thingId(call.query("to").orElse(""));
        int hops = Parameters.number(call, "hops", FARTHEST, 1, FARTHEST);
        var names = Parameters.list(call, "names");
        return ask(call, () -> graph.path(from, to, names, hops, call.caller())).map(AssetRoutes::assets);
    }

    private <T> Mono<T> ask(Call call, Supplier<CompletionStage<T>> question) {
        return freshness.of(call, "graph").then(Mono.defer(() -> Mono.fromCompletionStage(question.get())));
    }

    private TwinId asset(Call call) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        if (views.find(id, call.caller()).isEmpty()) {
            throw new Refused(new Rejection.NotFound(id, JsonPath.ROOT));
        }
        return id;
    }

    private static int size(Call call) {
        return Parameters.number(call, "size", PAGE, 1, LARGEST_PAGE);
    }

    private static String after(Call call) {
        return call.query("after").or(() -> call.query("cursor")).orElse("");
    }

    private static Reply page(Page page) {
        var body = JsonObject.of("items", list(page.assets()));
        return Reply.json(200, page.next().isEmpty() ? body : body.with("cursor", Json.of(page.next())));
    }

    private static Reply assets(List<Asset> assets) {
        return Reply.json(200, JsonObject.of("items", list(assets)));
    }

    private static Reply edges(List<Edge> edges) {
        var items = edges.stream()
                .map(edge -> JsonObject.builder()
                        .put("from", edge.from().text())
                        .put("name", edge.name())
                        .put("to", edge.to().text())
                        .build())
                .toList();
        return Reply.json(200, JsonObject.of("items", JsonArray.of(items)));
    }

    private static JsonArray list(List<Asset> assets) {
        return JsonArray.of(assets.stream().map(AssetRoutes::json).toList());
    }

    private static JsonObject json(Asset asset) {
        var json = JsonObject.builder()
                .put("id", asset.id().text())
                .put("name", asset.name())
                .put("definition", asset.definition())
                .put("childCount", asset.childCount());
        boolean root =
                asset.parent().isEmpty() || asset.parent().equals(asset.id().text());
        return root ? json.build() : json.put("parent", asset.parent()).build();
    }
}
