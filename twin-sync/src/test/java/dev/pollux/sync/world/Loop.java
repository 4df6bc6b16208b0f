package dev.pollux.sync.world;

import dev.pollux.model.testing.Gen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// All that happens in a world, one thing after the other: of the tasks that could run now, the seed draws the next;
/// each takes a few microseconds of virtual time, and where none is left the clock leaps to the next timer. Until it is
/// [#seal]ed it runs tasks on a thread of its own, so that an actor system can start; from then on everything happens
/// on the thread that calls [#run], and a task from any other is a bug.
final class Loop {

    /// Something planned for an instant of virtual time.
    final class Timer implements Comparable<Timer> {
        private final long at;
        private final long order;
        private final Runnable task;
        private boolean cancelled;

        private Timer(long at, Runnable task) {
            this.at = at;
            this.order = planned++;
            this.task = task;
        }

        /// True when it had not run yet.
        boolean cancel() {
            boolean first = !cancelled;
            cancelled = true;
            return first;
        }

        boolean isCancelled() {
            return cancelled;
        }

        @Override
        public int compareTo(Timer other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final List<Runnable> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final ExecutorService starting = Executors.newSingleThreadExecutor();
    private volatile boolean sealed;
    private Thread owner = Thread.currentThread();
    private Gen chance = new Gen(0);
    private long now;
    private long planned;

    /// Ends the free-running start: what is still to do is done from here on by the calling thread.
    void seal() throws Exception {
        Future<?> marked = starting.submit(() -> sealed = true);
        marked.get();
        starting.shutdown();
        if (!starting.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the start does not come to rest");
        }
        owner = Thread.currentThread();
    }

    /// A new world begins: time zero, chances drawn from this seed, nothing left of the world before.
    Gen begin(long seed) {
        owner = Thread.currentThread();
        timers.clear();
        while (!ready.isEmpty()) {
            ready.removeFirst().run();
        }
        timers.clear();
        chance = new Gen(seed);
        now = 0;
        planned = 0;
        return chance;
    }

    void execute(Runnable task) {
        if (!sealed) {
            starting.execute(task);
            return;
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a second thread entered the world: " + Thread.currentThread());
        }
        ready.add(task);
    }

    Timer after(Duration delay, Runnable task) {
        var timer = new Timer(now + Math.max(0, delay.toNanos()), task);
        timers.add(timer);
        return timer;
    }

    long now() {
        return now;
    }

    /// Nothing could run before the clock moves.
    boolean isIdle() {
        return ready.isEmpty();
    }

    /// Runs until the instant.
    void run(Duration until) {
        long end = until.toNanos();
        while (now < end && step(end)) {}
    }

    private boolean step(long end) {
        fire();
        if (!ready.isEmpty()) {
            now += 1_000 + chance.below(20_000);
            draw().run();
            return true;
        }
        var next = timers.peek();
        now = next == null ? end : Math.min(end, Math.max(now, next.at));
        return next != null;
    }

    private void fire() {
        while (!timers.isEmpty() && timers.peek().at <= now) {
            var due = timers.poll();
            if (due.cancel()) {
                due.task.run();
            }
        }
    }

    private Runnable draw() {
        int drawn = chance.below(ready.size());
        var last = ready.removeLast();
        return drawn == ready.size() ? last : ready.set(drawn, last);
    }
}
