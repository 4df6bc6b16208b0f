package dev.pollux.bench;

import dev.pollux.bench.Bench.Run;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/// Drives a loop for a while and says how many answers came, how late the slowest, and what the client itself cost.
final class Load {

    private static final long WARM_NANOS = 2_000_000_000L;
    private static final long RUN_NANOS = 10_000_000_000L;

    private Load() {}

    static Run drive(Loop loop, Latencies times) throws IOException {
        loop.until(System.nanoTime() + WARM_NANOS);
        times.clear();
        long began = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        loop.until(began + RUN_NANOS);
        double seconds = (System.nanoTime() - began) / 1e9;
        double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        return new Run(times.count() / seconds, times.p99Millis(), used / seconds);
    }
}
