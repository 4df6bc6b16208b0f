package dev.pollux.index;

import dev.pollux.model.port.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Those who wait until the index has passed a position. At most [#LIMIT]; more are answered at once that it has not.
final class Waiters {

    static final int LIMIT = 10_000;

    private final List<Waiter> waiting = new ArrayList<>();
    private final Supplier<Position> reached;

    private record Waiter(Position position, CompletableFuture<Boolean> answer) {}

    Waiters(Supplier<Position> reached) {
        this.reached = reached;
    }

    CompletionStage<Boolean> add(Position position, Duration within) {
        var answer = new CompletableFuture<Boolean>();
        synchronized (waiting) {
            if (!reached.get().isBefore(position)) {
                return CompletableFuture.completedFuture(true);
            }
            waiting.removeIf(waiter -> waiter.answer.isDone());
            if (waiting.size() >= LIMIT) {
                return CompletableFuture.completedFuture(false);
            }
            waiting.add(new Waiter(position, answer));
        }
        return answer.completeOnTimeout(false, within.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Tells those whose position has come. Their continuations run elsewhere.
    void passed(Position position) {
        var done = new ArrayList<Waiter>();
        synchronized (waiting) {
            waiting.removeIf(waiter -> {
                boolean past = !position.isBefore(waiter.position);
                if (past) {
                    done.add(waiter);
                }
                return past;
            });
        }
        done.forEach(waiter -> waiter.answer.completeAsync(() -> true));
    }
}
