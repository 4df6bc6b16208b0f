package dev.pollux.sync.world;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/// Pekko's timers on the virtual clock of the [Loop]. Pekko makes it while the system starts, on the starting thread,
/// from which it takes its loop.
final class LoopScheduler extends AbstractScheduler {

    static final ScopedValue<Loop> LOOP = ScopedValue.newInstance();

    private final Loop loop = LOOP.get();

    LoopScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

    /// One timer, or a row of them.
    private final class Planned implements Cancellable {
        private Loop.Timer timer;

        @Override
        public boolean cancel() {
            return timer.cancel();
        }

        @Override
        public boolean isCancelled() {
            return timer.isCancelled();
        }
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        var planned = new Planned();
        planned.timer = loop.after(duration(delay), () -> executor.execute(task));
        return planned;
    }

    @Override
    public Cancellable schedule(
            FiniteDuration delay, FiniteDuration interval, Runnable task, ExecutionContext executor) {
        var planned = new Planned();
        var again = new Runnable() {
            @Override
            public void run() {
                executor.execute(task);
                planned.timer = loop.after(duration(interval), this);
            }
        };
        planned.timer = loop.after(duration(delay), again);
        return planned;
    }

    private static java.time.Duration duration(FiniteDuration duration) {
        return java.time.Duration.ofNanos(duration.toNanos());
    }

    @Override
    public double maxFrequency() {
        return 1_000;
    }
}
