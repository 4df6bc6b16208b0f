package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.GraphUnavailable;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection.Health;
import dev.pollux.model.port.Reach;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves structure from the change log into the graph, on one thread. A batch names the twins whose structure changed;
/// their newest state is read and written together with the offset in one transaction, so that a crash repeats a batch
/// or does not, and repeating does no harm. Batches that change no structure write nothing; their offset follows within
/// a second. While Neo4j is down it tries again with growing pauses.
final class GraphProjection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GraphProjection.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int READ_AT_ONCE = 5_000;

    private record Rebuild(Consumer<GraphStore.Progress> progress, CompletableFuture<Void> done) {}

    private final int batch;
    private final GraphConnection connection;
    private final ChangeLog changes;
    private final LatestTwins twins;
    private final LongConsumer batchTimer;
    private final Reach reach = new Reach();
    private final Semaphore wake = new Semaphore(0);
    private final ArrayBlockingQueue<Rebuild> asked = new ArrayBlockingQueue<>(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("graph-projection").unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile Health health = new Health(false, "the graph is starting", GraphStore.EFFECT);
    private Position stored = Position.START;
    private long storedAt;

    GraphProjection(
            GraphSettings settings, GraphConnection connection, ChangeLog changes, LatestTwins twins, Meters meters) {
        this.batch = settings.batch();
        this.connection = connection;
        this.changes = changes;
        this.twins = twins;
        this.batchTimer = meters.timer("graph.batch");
        meters.gauge(
                "graph.lag",
                this,
                graph -> graph.changes.head().sequence() - graph.reach.reached().sequence());
    }

    void start() {
        thread.start();
    }

    Reach reach() {
        return reach;
    }

    boolean isReady() {
        return ready;
    }

    Health health() {
        return health;
    }

    CompletionStage<Void> rebuild(Consumer<GraphStore.Progress> progress) {
        var request = new Rebuild(progress, new CompletableFuture<>());
        if (isClosed() || !asked.offer(request)) {
            return CompletableFuture.failedStage(new GraphUnavailable("the graph is being rebuilt already"));
        }
        wake.release();
        return request.done();
    }

    @Override
    public void close() {
        closing.countDown();
        ready = false;
        wake.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        failRebuild("the graph is closed");
    }

    private void run() {
        try (var _ = changes.onAppend(wake::release)) {
            int failures = 0;
            while (!isClosed()) {
                failures = follow() ? 1 : failures + 1;
                pause(failures);
            }
        } catch (Exception e) {
            down("the graph's projection ended: " + e);
            log.atError().setCause(e).log("graph projection ended");
        }
    }

    /// Follows the log until it fails or is closed. True when it had begun to follow.
    private boolean follow() {
        boolean connected = false;
        try {
            resume();
            connected = true;
            while (!isClosed()) {
                step();
            }
        } catch (GraphUnavailable e) {
            if (health.up()) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("graph is down");
            }
            down(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (health.up()) {
                log.atError().setCause(e).log("graph is down by a fault of ours");
            }
            down("the graph's projection failed: " + e);
        }
        return connected;
    }

    private void down(String reason) {
        ready = false;
        health = new Health(false, reason, GraphStore.EFFECT);
        failRebuild(reason);
    }

    private void failRebuild(String reason) {
        var request = asked.poll();
        if (request != null) {
            request.done().completeExceptionally(new GraphUnavailable(reason));
        }
    }

    private void pause(int failures) throws InterruptedException {
        if (!isClosed() && failures > 0) {
            long millis = Math.min(100L << Math.min(failures, 10), LONGEST_PAUSE.toMillis());
            closing.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private void resume() {
        WriteQueries.SCHEMA.forEach(connection::execute);
        var offset = connection.read(GraphWriter::offset);
        if (offset.isEmpty() || mustRebuild(offset.get())) {
            rebuildNow(_ -> {});
        } else {
            stored = offset.get();
            reach.set(stored);
        }
        up();
        Thread.ofVirtual().name("graph-prewarm").start(this::prewarm);
    }

    /// Beside the projection, as planning takes Neo4j a second or more.
    private void prewarm() {
        try {
            connection.read(tx -> {
                GraphReader.prewarm(tx);
                return true;
            });
        } catch (GraphUnavailable e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("graph queries not prewarmed");
        }
    }

    private void up() {
        ready = true;
        health = Health.UP;
        log.atInfo().addKeyValue("position", reach.reached().text()).log("graph follows");
    }

    private boolean mustRebuild(Position offset) {
        return changes.head().isBefore(offset) || offset.isBefore(changes.horizon());
    }

    private void step() {
        var request = asked.peek();
        if (request != null) {
            rebuildNow(request.progress());
            up();
            asked.clear();
            request.done().complete(null);
        } else if (reach.reached().isBefore(changes.horizon())) {
            rebuildNow(_ -> {});
            up();
        } else {
            advance();
        }
    }

    private void advance() {
        var next = changes.after(reach.reached(), READ_AT_ONCE);
        if (next.isEmpty()) {
            idle();
            return;
        }
        var touched = touched(next);
        var upTo = touched.upTo();
        if (!touched.ids().isEmpty()) {
            store(List.copyOf(touched.ids()), upTo);
        } else if (System.nanoTime() - storedAt > IDLE.toNanos()) {
            store(List.of(), upTo);
        }
        reach.set(upTo);
    }

    private record Touched(LinkedHashSet<TwinId> ids, Position upTo) {}

    /// The twins that the next transaction is about: as many changes as fit a batch.
    private Touched touched(List<Change> next) {
        var ids = new LinkedHashSet<TwinId>();
        var upTo = reach.reached();
        for (var change : next) {
            boolean counts = change.twin().kind() == TwinId.Kind.THING && Structure.isTouchedBy(change.event());
            if (counts && !ids.contains(change.twin()) && ids.size() == batch) {
                break;
            }
            if (counts) {
                ids.add(change.twin());
            }
            upTo = change.position();
        }
        return new Touched(ids, upTo);
    }

    private void store(List<TwinId> ids, Position upTo) {
        long began = System.nanoTime();
        var present = new ArrayList<Structure>();
        var gone = new LinkedHashSet<>(ids.stream().map(TwinId::text).toList());
        for (var twin : twins.find(ids)) {
            if (twin.exists()) {
                var structure = Structure.of(twin);
                present.add(structure);
                gone.remove(structure.id());
            }
        }
        connection.write(tx -> {
            if (!ids.isEmpty()) {
                GraphWriter.apply(tx, present, List.copyOf(gone));
            }
            GraphWriter.writeOffset(tx, upTo);
            return true;
        });
        stored = upTo;
        storedAt = System.nanoTime();
        batchTimer.accept(storedAt - began);
    }

    /// Waits for the next change; meanwhile brings the offset up to date and sees whether Neo4j is still there.
    private void idle() {
        try {
            if (wake.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            } else if (!stored.equals(reach.reached())) {
                store(List.of(), reach.reached());
            } else if (connection.read(GraphWriter::offset).isEmpty()) {
                throw new GraphUnavailable("the graph was emptied by somebody else");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /// The offset goes first and comes back last, so that a rebuild cut short starts over.
    private void rebuildNow(Consumer<GraphStore.Progress> progress) {
        ready = false;
        health = new Health(false, "the graph is being rebuilt", GraphStore.EFFECT);
        connection.write(tx -> {
            GraphWriter.dropOffset(tx);
            return true;
        });
        while (connection.write(GraphWriter::dropSome)) {
            checkOpen();
        }
        try (var cut = twins.cut()) {
            var fill = new Refill(connection, batch, progress, this::checkOpen);
            cut.forEach(fill::add);
            fill.flush();
            store(List.of(), cut.position());
            reach.set(cut.position());
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private void checkOpen() {
        if (isClosed()) {
            throw new GraphUnavailable("the graph is closed");
        }
    }
}
