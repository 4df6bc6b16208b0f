package dev.pollux.model.port;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// How far a projection is, and who waits for it to get further: what stands behind [Projection#reach]. Thread-safe.
/// Each wait ends with its time, so there
/// are never more of them than callers within one timeout.
public final class Reach {

    private record Wait(Position position, CompletableFuture<Boolean> done) {}

    private final PriorityQueue<Wait> waits = new PriorityQueue<>(Comparator.comparing(Wait::position));
    private volatile Position reached = Position.START;

    public Position reached() {
        return reached;
    }

    /// Also goes back: a projection that is rebuilt starts over.
    public void set(Position position) {
        reached = position;
        while (true) {
            Wait next;
            synchronized (waits) {
                next = waits.peek();
                if (next == null || position.isBefore(next.position())) {
                    return;
                }
                waits.poll();
            }
            next.done().complete(true);
        }
    }

    /// Completes with true once the position is passed, with false when the time is up.
    public CompletionStage<Boolean> await(Position position, Duration within) {
        if (!reached.isBefore(position)) {
            return CompletableFuture.completedStage(true);
        }
        var wait = new Wait(position, new CompletableFuture<>());
        synchronized (waits) {
            waits.add(wait);
        }
        if (!reached.isBefore(position)) {
            wait.done().complete(true);
        }
        wait.done().completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS);
        return wait.done().whenComplete((_, _) -> forget(wait));
    }

    private void forget(Wait wait) {
        synchronized (waits) {
            waits.remove(wait);
        }
    }
}
