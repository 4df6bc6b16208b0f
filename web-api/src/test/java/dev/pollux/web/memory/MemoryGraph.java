package dev.pollux.web.memory;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The graph, read off the twins each time. It can be made to look dead.
public final class MemoryGraph implements AssetGraph, Projection {

    private final MemoryTwins twins;

    /// How often the graph was asked.
    public final AtomicInteger calls = new AtomicInteger();

    public volatile boolean down;

    public MemoryGraph(MemoryTwins twins) {
        this.twins = twins;
    }

    @Override
    public CompletionStage<List<Asset>> ancestors(TwinId id, Caller caller) {
        return answer(() -> {
            var up = new ArrayList<Asset>();
            var at = twins.find(id).flatMap(Relationships::parent);
            while (at.isPresent() && up.size() < 32) {
                var twin = twins.find(at.get()).orElseThrow();
                up.add(asset(twin));
                at = Relationships.parent(twin);
            }
            return up;
        });
    }

    @Override
    public CompletionStage<Page> children(TwinId id, String after, int size, Caller caller) {
        return answer(() -> page(id, parts(id), after, size));
    }

    @Override
    public CompletionStage<List<Page>> children(List<TwinId> ids, int size, Caller caller) {
        return answer(
                () -> ids.stream().map(id -> page(id, parts(id), "", size)).toList());
    }

    @Override
    public CompletionStage<Page> descendants(TwinId id, int depth, String after, int size, Caller caller) {
        return answer(() -> page(id, below(id, depth), after, size));
    }

    @Override
    public CompletionStage<Page> roots(String after, int size, Caller caller) {
        return answer(() -> {
            var roots = twins.things().stream()
                    .filter(twin -> Relationships.parent(twin).isEmpty())
                    .map(this::asset)
                    .toList();
            return page(TwinId.thing(":root").orElseThrow(), roots, after, size);
        });
    }

    @Override
    public CompletionStage<List<Edge>> edges(TwinId id, Caller caller) {
        return answer(() -> twins.things().stream()
                .flatMap(twin ->
                        Relationships.of(twin).stream().map(edge -> new Edge(twin.id(), edge.name(), edge.target())))
                .filter(edge -> edge.from().equals(id) || edge.to().equals(id))
                .toList());
    }

    @Override
    public CompletionStage<List<Asset>> path(TwinId from, TwinId to, List<String> names, int hops, Caller caller) {
        return answer(() -> List.of(
                asset(twins.find(from).orElseThrow()), asset(twins.find(to).orElseThrow())));
    }

    private List<Asset> parts(TwinId id) {
        return twins.things().stream()
                .filter(twin -> Relationships.parent(twin).filter(id::equals).isPresent())
                .map(this::asset)
                .toList();
    }

    private List<Asset> below(TwinId id, int depth) {
        var all = new ArrayList<Asset>();
        for (var part : depth == 0 ? List.<Asset>of() : parts(id)) {
            all.add(part);
            all.addAll(below(part.id(), depth - 1));
        }
        all.sort(Comparator.comparing(Asset::id));
        return all;
    }

    private static Page page(TwinId parent, List<Asset> assets, String after, int size) {
        var rest = assets.stream()
                .filter(asset -> asset.id().text().compareTo(after) > 0)
                .toList();
        var shown = rest.subList(0, Math.min(size, rest.size()));
        return new Page(
                parent, shown, shown.size() < rest.size() ? shown.getLast().id().text() : "");
    }

    private Asset asset(Twin twin) {
        int parts = (int) twins.things().stream()
                .filter(other ->
                        Relationships.parent(other).filter(twin.id()::equals).isPresent())
                .count();
        return new Asset(
                twin.id(),
                twin.document().object("attributes").text("name", twin.id().name()),
                twin.document().text("definition", ""),
                Relationships.parent(twin).orElse(twin.id()).text(),
                twin.policyId(),
                parts);
    }

    private <T> CompletionStage<T> answer(Supplier<T> answer) {
        calls.incrementAndGet();
        return down
                ? CompletableFuture.failedFuture(new GraphUnavailable("no graph"))
                : CompletableFuture.completedFuture(answer.get());
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Position reached() {
        return twins.head();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return CompletableFuture.completedFuture(!down);
    }

    @Override
    public Health health() {
        return down ? new Health(false, "Neo4j does not answer", "hierarchy cannot be read; twins work") : Health.UP;
    }
}
