package dev.pollux.app.service;

import dev.pollux.index.LiveIndex;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TwinSearch;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// The live index, which can be dropped while it is used: a new one is built beside the old and takes its place.
/// Thread-safe.
final class RebuildableIndex implements TwinSearch, Projection, AutoCloseable {

    private final Supplier<LiveIndex> start;
    private volatile LiveIndex index;

    RebuildableIndex(Supplier<LiveIndex> start) {
        this.start = start;
        this.index = start.get();
    }

    /// Blocks until the new index has caught up with the log as it was.
    synchronized void rebuild() {
        var old = index;
        var fresh = start.get();
        fresh.reach(old.reached(), Duration.ofMinutes(10)).toCompletableFuture().join();
        index = fresh;
        close(old);
    }

    @Override
    public Page search(Query query, Caller caller) {
        return index.search(query, caller);
    }

    @Override
    public long count(Query query, Caller caller) {
        return index.count(query, caller);
    }

    @Override
    public String name() {
        return index.name();
    }

    @Override
    public Position reached() {
        return index.reached();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return index.reach(position, within);
    }

    @Override
    public Health health() {
        return index.health();
    }

    @Override
    public synchronized void close() {
        close(index);
    }

    private static void close(LiveIndex index) {
        try {
            index.close();
        } catch (Exception fault) {
            throw new IllegalStateException("the index does not close", fault);
        }
    }
}
