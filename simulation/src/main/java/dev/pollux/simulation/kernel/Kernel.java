package dev.pollux.simulation.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// A virtual clock and the agenda of what happens on it. Steps run in the order (time, asset, sequence within the
/// asset), never in the order they were asked for across assets, so the outcome depends on nothing but the inputs.
/// One thread owns a kernel. The agenda is bounded: a model that floods it is stopped.
public final class Kernel {

    private static final int MAX_AGENDA = 10_000_000;

    /// Something that happens at a virtual instant.
    @FunctionalInterface
    public interface Step {
        void happen();
    }

    private record Planned(long nanos, int asset, long sequence, Step step) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byTime = Long.compare(nanos, other.nanos);
            int byAsset = byTime != 0 ? byTime : Integer.compare(asset, other.asset);
            return byAsset != 0 ? byAsset : Long.compare(sequence, other.sequence);
        }
    }

    private final Instant start;
    private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
    private long nanos;
    private long sequence;

    public Kernel(Instant start) {
        this.start = start;
    }

    public Instant now() {
        return start.plusNanos(nanos);
    }

    /// Virtual time since the start.
    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /// Plans a step for an asset, named by its place in the fork. A negative delay is a bug of the model.
    public void after(Duration delay, int asset, Step step) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a step cannot be planned in the past: " + delay);
        }
        if (agenda.size() >= MAX_AGENDA) {
            throw new IllegalStateException("the agenda is full: " + MAX_AGENDA + " steps are planned");
        }
        agenda.add(new Planned(nanos + delay.toNanos(), asset, sequence++, step));
    }

    /// Runs every step up to and including the horizon, then stands there. Returns how many steps ran.
    public long run(Duration horizon) {
        long end = horizon.toNanos();
        long steps = 0;
        while (!agenda.isEmpty() && agenda.peek().nanos() <= end) {
            var next = agenda.poll();
            nanos = next.nanos();
            next.step().happen();
            steps++;
        }
        nanos = end;
        return steps;
    }
}
