package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Edge;
import dev.pollux.model.port.AssetGraph.Page;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.SimpleQueryRunner;

/// Answers questions about the graph within one transaction, for one caller. Blocks; single-threaded.
final class GraphReader {

    private static final int MOST_EDGES = 5_000;

    private final SimpleQueryRunner tx;
    private final Sight sight;
    private final ReadQueries queries;

    GraphReader(SimpleQueryRunner tx, Sight sight) {
        this.tx = tx;
        this.sight = sight;
        this.queries = sight.everything() ? ReadQueries.OPEN : ReadQueries.GUARDED;
    }

    List<Asset> ancestors(TwinId id) {
        var seen = new HashSet<TwinId>();
        var assets = new ArrayList<Asset>();
        boolean mayGoUp = true;
        for (var row : assets(queries.ancestors(), Map.of("id", id.text()))) {
            if (!mayGoUp || !row.visible(sight) || !seen.add(row.id())) {
                break;
            }
            assets.add(row.asset(sight));
            mayGoUp = sight.parentEdge(row.policy());
        }
        return assets.isEmpty() ? assets : assets.subList(1, assets.size());
    }

    Page children(TwinId id, String after, int size) {
        return children(List.of(new PageFill(id, after, size, sight, this::isPart)))
                .getFirst();
    }

    List<Page> children(List<TwinId> ids, int size) {
        return children(ids.stream()
                .map(id -> new PageFill(id, "", size, sight, this::isPart))
                .toList());
    }

    private List<Page> children(List<PageFill> pages) {
        var open = pages;
        while (!open.isEmpty()) {
            var fetched = childrenOf(open);
            for (var page : open) {
                page.take(fetched.getOrDefault(page.parent().text(), List.of()));
            }
            open = open.stream().filter(page -> !page.isDone()).toList();
        }
        return pages.stream().map(PageFill::page).toList();
    }

    private Map<String, List<AssetRow>> childrenOf(List<PageFill> pages) {
        var parents = new ArrayList<Map<String, Object>>();
        for (var page : pages) {
            parents.add(Map.of("id", page.parent().text(), "after", page.after()));
        }
        var found = new HashMap<String, List<AssetRow>>();
        int limit = pages.getFirst().limit();
        for (var row : run(queries.children(), Map.of("parents", parents, "limit", limit))) {
            if (sight.asset(row.get("policy").asString(""))) {
                found.put(row.get("parent").asString(), row.get("assets").asList(AssetRow::of));
            }
        }
        return found;
    }

    private boolean isPart(AssetRow row) {
        return row.visible(sight) && sight.parentEdge(row.policy());
    }

    Page descendants(TwinId id, int depth, String after, int size) {
        var page = new PageFill(id, after, size, sight, this::isPart);
        if (!maySee(id) || depth < 1) {
            return page.page();
        }
        int deep = Math.min(depth, ReadQueries.DEEPEST);
        var query = queries.descendants(deep);
        return fill(
                page,
                from -> assets(query, Map.of("id", id.text(), "depth", deep, "after", from, "limit", page.limit())));
    }

    Page roots(String after, int size) {
        var page = new PageFill(GraphStore.NOWHERE, after, size, sight, row -> row.visible(sight));
        return fill(page, from -> assets(queries.roots(), Map.of("after", from, "limit", page.limit())));
    }

    private static Page fill(PageFill page, Function<String, List<AssetRow>> source) {
        while (!page.isDone()) {
            page.take(source.apply(page.after()));
        }
        return page.page();
    }

    List<Edge> edges(TwinId id) {
        var edges = new ArrayList<Edge>();
        for (var row : run(ReadQueries.EDGES, Map.of("id", id.text(), "limit", MOST_EDGES))) {
            var owner = row.get("owner").asString("");
            var name = row.get("name").asString();
            if (sight.asset(owner) && sight.asset(row.get("policy").asString("")) && sight.edge(owner, name)) {
                edges.add(new Edge(
                        AssetRow.id(row.get("source").asString()),
                        name,
                        AssetRow.id(row.get("target").asString())));
            }
        }
        return edges;
    }

    List<Asset> path(TwinId from, TwinId to, List<String> names, int hops) {
        if (!maySee(from) || !maySee(to)) {
            return List.of();
        }
        var ids = new PathFinder(this::step, sight, names).find(from.text(), to.text(), hops);
        var found = new HashMap<String, Asset>();
        for (var row : assets(queries.assets(), Map.of("ids", ids))) {
            found.put(row.id().text(), row.asset(sight));
        }
        var path = ids.stream().filter(found::containsKey).map(found::get).toList();
        return path.size() == ids.size() ? path : List.of();
    }

    private List<Record> step(Map<String, Object> parameters) {
        return run(ReadQueries.STEP, parameters);
    }

    private boolean maySee(TwinId id) {
        var rows = run(ReadQueries.POLICY, Map.of("id", id.text()));
        return !rows.isEmpty() && sight.asset(rows.getFirst().get("policy").asString(""));
    }

    /// Has every query planned before somebody waits for it.
    static void prewarm(SimpleQueryRunner tx) {
        var parameters = Map.<String, Object>of(
                "id",
                "",
                "ids",
                List.of(""),
                "names",
                List.of(),
                "parents",
                List.of(Map.of("id", "", "after", "")),
                "after",
                "",
                "depth",
                1,
                "limit",
                1);
        ReadQueries.all().forEach(query -> tx.run(query, parameters).consume());
    }

    private List<AssetRow> assets(String query, Map<String, Object> parameters) {
        return run(query, parameters).stream()
                .map(row -> AssetRow.of(row.get("asset")))
                .toList();
    }

    private List<Record> run(String query, Map<String, Object> parameters) {
        return tx.run(query, parameters).list();
    }
}
