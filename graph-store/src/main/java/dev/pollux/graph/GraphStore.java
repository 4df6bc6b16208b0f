package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/// The graph of assets in Neo4j, kept up to date from the change log. Thread-safe. Queries run on a few threads of
/// their
/// own with a bounded queue; one too many, or one while the graph is down or being rebuilt, fails with
/// [GraphUnavailable]. Only structure is here (name, definition, policy, edges): a change of a value never touches it.
///
/// An asset is shown to those who may read some of its thing document, its name and definition to those who may read
/// these, and an edge to those who may read both ends and the place in the owner's document where it is kept. The
/// hierarchy is followed over assets that are hidden, except upwards, where it ends at the first one.
public final class GraphStore implements AssetGraph, Projection, AutoCloseable {

    /// The parent of a page of roots.
    public static final TwinId NOWHERE = new TwinId(TwinId.Kind.THING, "", "-");

    static final String EFFECT = "hierarchy, relationships and paths cannot be asked for; twins and devices go on";

    private final GraphConnection connection;
    private final GraphProjection projection;
    private final Gatekeeper gatekeeper;
    private final ThreadPoolExecutor readers;
    private final LongAdder refused;

    private GraphStore(
            GraphSettings settings,
            GraphConnection connection,
            GraphProjection projection,
            Gatekeeper gatekeeper,
            Meters meters) {
        this.connection = connection;
        this.projection = projection;
        this.gatekeeper = gatekeeper;
        this.readers = new ThreadPoolExecutor(
                settings.readers(),
                settings.readers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofVirtual().name("graph-read-", 0).factory());
        this.refused = meters.counter("graph.queries.refused");
        meters.gauge("graph.queries.waiting", readers, pool -> pool.getQueue().size());
    }

    /// Returns at once; the graph follows as soon as Neo4j answers, and is rebuilt first when it has to be.
    public static GraphStore start(
            GraphSettings settings, ChangeLog changes, LatestTwins twins, Gatekeeper gatekeeper, Meters meters) {
        var connection = new GraphConnection(settings);
        var projection = new GraphProjection(settings, connection, changes, twins, meters);
        projection.start();
        return new GraphStore(settings, connection, projection, gatekeeper, meters);
    }

    @Override
    public CompletionStage<List<Asset>> ancestors(TwinId id, Caller caller) {
        return ask(caller, reader -> reader.ancestors(id));
    }

    @Override
    public CompletionStage<Page> children(TwinId id, String after, int size, Caller caller) {
        return ask(caller, reader -> reader.children(id, after, size));
    }

    @Override
    public CompletionStage<List<Page>> children(List<TwinId> ids, int size, Caller caller) {
        return ids.isEmpty()
                ? CompletableFuture.completedStage(List.of())
                : ask(caller, reader -> reader.children(ids, size));
    }

    @Override
    public CompletionStage<Page> descendants(TwinId id, int depth, String after, int size, Caller caller) {
        return ask(caller, reader -> reader.descendants(id, depth, after, size));
    }

    @Override
    public CompletionStage<Page> roots(String after, int size, Caller caller) {
        return ask(caller, reader -> reader.roots(after, size));
    }

    @Override
    public CompletionStage<List<Edge>> edges(TwinId id, Caller caller) {
        return ask(caller, reader -> reader.edges(id));
    }

    @Override
    public CompletionStage<List<Asset>> path(TwinId from, TwinId to, List<String> names, int hops, Caller caller) {
        return ask(caller, reader -> reader.path(from, to, names, hops));
    }

    private <T> CompletionStage<T> ask(Caller caller, Function<GraphReader, T> question) {
        if (!projection.isReady()) {
            return CompletableFuture.failedStage(
                    new GraphUnavailable(projection.health().detail()));
        }
        try {
            var sight = new Sight(gatekeeper, caller);
            return CompletableFuture.supplyAsync(
                    () -> connection.read(tx -> question.apply(new GraphReader(tx, sight))), readers);
        } catch (RejectedExecutionException _) {
            refused.increment();
            return CompletableFuture.failedStage(new GraphUnavailable("too many questions wait for the graph"));
        }
    }

    /// Drops the graph and builds it anew from the newest state of all twins. Questions fail meanwhile. The stage fails
    /// with [GraphUnavailable] when Neo4j goes down on the way; the rebuild is then done once it is back.
    public CompletionStage<Void> rebuild(Consumer<Progress> progress) {
        return projection.rebuild(progress);
    }

    /// How far a rebuild is.
    public record Progress(long twins) {}

    /// A hash over all nodes and edges, the same for the same graph however it came about. Reads everything; blocks.
    public String fingerprint() {
        return connection.read(GraphWriter::fingerprint);
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Position reached() {
        return projection.reach().reached();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return projection.reach().await(position, within);
    }

    @Override
    public Health health() {
        return projection.health();
    }

    @Override
    public void close() {
        projection.close();
        readers.shutdownNow();
        connection.close();
    }
}
