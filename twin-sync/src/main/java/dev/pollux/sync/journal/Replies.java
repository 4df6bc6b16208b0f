package dev.pollux.sync.journal;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// Tells the callers of written groups, in order, off the writer's thread. At most [#GROUPS] groups wait; then the
/// writer waits.
final class Replies {

    private static final int GROUPS = 64;
    private static final Runnable END = () -> {};

    private final ArrayBlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(GROUPS);
    private final Thread thread =
            Thread.ofPlatform().name("journal-replies").daemon().unstarted(this::run);

    void start() {
        thread.start();
    }

    void written(List<Append> group, long[] positions) throws InterruptedException {
        waiting.put(() -> {
            for (int i = 0; i < positions.length; i++) {
                group.get(i).done().complete(positions[i]);
            }
        });
    }

    void failed(List<Append> group, RuntimeException reason) throws InterruptedException {
        waiting.put(() -> group.forEach(append -> append.done().completeExceptionally(reason)));
    }

    /// Returns once everything given so far has been told.
    void end() throws InterruptedException {
        waiting.put(END);
        thread.join();
    }

    private void run() {
        try {
            for (var reply = waiting.take(); reply != END; reply = waiting.take()) {
                reply.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
