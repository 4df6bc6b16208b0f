package dev.pollux.simulation.experiment;

import dev.pollux.simulation.scenario.Scenario.Take;
import java.time.Duration;

/// Follows one value of one twin over a run and takes the figure from it. The value holds from each change to the next.
final class Course {

    private static final double NANOS_PER_HOUR = 3.6e12;

    private final Take take;
    private final double first;
    private double value;
    private double least;
    private double most;
    private double integral;
    private long sinceNanos;

    Course(Take take, double first) {
        this.take = take;
        this.first = first;
        this.value = first;
        this.least = first;
        this.most = first;
    }

    /// From this virtual time on the value is another.
    void change(Duration at, double next) {
        hold(at);
        value = next;
        least = Math.min(least, next);
        most = Math.max(most, next);
    }

    /// The figure, once the run has ended.
    double end(Duration at) {
        hold(at);
        double hours = at.toNanos() / NANOS_PER_HOUR;
        return switch (take) {
            case Take.Last() -> value;
            case Take.Change() -> value - first;
            case Take.Mean() -> integral / hours;
            case Take.Min() -> least;
            case Take.Max() -> most;
            case Take.HoursAbove _, Take.HoursBelow _ -> integral;
        };
    }

    private void hold(Duration at) {
        double hours = (at.toNanos() - sinceNanos) / NANOS_PER_HOUR;
        sinceNanos = at.toNanos();
        integral += hours
                * switch (take) {
                    case Take.HoursAbove(var limit) -> value > limit ? 1 : 0;
                    case Take.HoursBelow(var limit) -> value < limit ? 1 : 0;
                    case Take.Last _, Take.Change _, Take.Mean _, Take.Min _, Take.Max _ -> value;
                };
    }
}
