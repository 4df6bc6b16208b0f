package dev.pollux.bench;

import dev.pollux.app.service.Neo4jJars;
import dev.pollux.graph.GraphSettings;
import dev.pollux.graph.GraphStore;
import dev.pollux.graph.Neo4jProcess;
import dev.pollux.graph.Neo4jSettings;
import dev.pollux.index.IndexSettings;
import dev.pollux.index.LiveIndex;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.TwinCommand;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How far a view lags behind durable changes that arrive at 2,000 a second: the 99th percentile, from on disk to in
/// the
/// view. For the graph each change moves an edge; for the index each is a value.
final class GraphLagBench implements Bench {

    private static final int TWINS = 1_000;
    private static final int PER_SECOND = 2_000;
    private static final long RUN_NANOS = 15_000_000_000L;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int UNDER_WAY = 100_000;
    private static final JsonPath PART_OF = JsonPath.parse("/attributes/relationships/partOf");

    private final String name;
    private final boolean structural;

    GraphLagBench(String name, boolean structural) {
        this.name = name;
        this.structural = structural;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Stage prepare() throws Exception {
        var lab = new TwinLab();
        lab.create(0, TWINS, Things::document);
        var view = structural ? graph(lab) : index(lab);
        if (!view.projection()
                .reach(lab.journal().head(), LIMIT)
                .toCompletableFuture()
                .join()) {
            throw new IllegalStateException("the view did not follow");
        }
        return new Stage() {
            @Override
            public Run run() throws Exception {
                return measure(lab, view.projection());
            }

            @Override
            public void close() throws Exception {
                view.end().close();
                lab.close();
            }
        };
    }

    private record View(Projection projection, AutoCloseable end) {}

    private static View index(TwinLab lab) {
        var index = LiveIndex.start(lab.journal(), lab.journal(), lab.gatekeeper(), IndexSettings.DEFAULT, Meters.NONE);
        return new View(index, index);
    }

    private static View graph(TwinLab lab) {
        var neo4j = Neo4jProcess.start(Neo4jJars.folder(), lab.folder().resolve("graph"), Neo4jSettings.DEFAULT);
        neo4j.ready().toCompletableFuture().join();
        var graph =
                GraphStore.start(GraphSettings.of(neo4j), lab.journal(), lab.journal(), lab.gatekeeper(), Meters.NONE);
        return new View(graph, () -> {
            graph.close();
            neo4j.close();
        });
    }

    private Run measure(TwinLab lab, Projection view) throws InterruptedException {
        var times = new Latencies();
        var room = new Semaphore(UNDER_WAY);
        long began = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - began < RUN_NANOS) {
            room.acquire();
            int number = (int) (1 + count % (TWINS - 1));
            lab.execute(TwinLab.id(number), change(number, count))
                    .thenAccept(outcome -> follow(view, TwinLab.done(outcome).position(), times, room));
            count++;
            LockSupport.parkNanos(began + count * 1_000_000_000L / PER_SECOND - System.nanoTime());
        }
        if (!room.tryAcquire(UNDER_WAY, LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("some changes failed, or the view does not follow");
        }
        return new Run(times.p99Millis(), times.p99Millis(), Double.NaN);
    }

    private TwinCommand change(int number, long count) {
        return structural
                ? new TwinCommand.Put(
                        PART_OF,
                        JsonObject.of(
                                "target",
                                Json.of(TwinLab.id((int) (count % number)).text())))
                : new TwinCommand.Put(JsonPath.parse("/features/temperature/properties/value"), Json.of(count % 997));
    }

    private static void follow(Projection view, Position position, Latencies times, Semaphore room) {
        long stored = System.nanoTime();
        view.reach(position, LIMIT).thenAccept(_ -> {
            long took = System.nanoTime() - stored;
            synchronized (times) {
                times.add(took);
            }
            room.release();
        });
    }
}
