package dev.pollux.bench;

import dev.pollux.index.LiveIndex;
import dev.pollux.model.port.Position;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Durable changes at a steady rate, and how long each takes from being on disk to being searchable.
final class ChangeLoad implements AutoCloseable {

    private static final int SAMPLES = 1 << 20;

    private final Campus campus;
    private final LiveIndex index;
    private final long pauseNanos;
    private final double[] lags = new double[SAMPLES];
    private final AtomicInteger sampled = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long since = System.nanoTime();

    ChangeLoad(Campus campus, LiveIndex index, int perSecond) {
        this.campus = campus;
        this.index = index;
        this.pauseNanos = 1_000_000_000L / Math.max(1, perSecond);
        this.thread = Thread.ofPlatform().name("load").unstarted(this::run);
        if (perSecond > 0) {
            thread.start();
        }
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            campus.change().thenAccept(this::stored);
            next += pauseNanos;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void stored(Position position) {
        changes.incrementAndGet();
        long stored = System.nanoTime();
        index.reach(position, SearchBench.lagLimit()).thenAccept(_ -> {
            int at = sampled.getAndIncrement();
            if (at < SAMPLES) {
                lags[at] = (System.nanoTime() - stored) / 1e6;
            }
        });
    }

    void reset() {
        sampled.set(0);
        changes.set(0);
        since = System.nanoTime();
    }

    double rate() {
        return changes.get() * 1e9 / (System.nanoTime() - since);
    }

    double[] lags() {
        return Arrays.copyOf(lags, Math.min(SAMPLES, Math.max(1, sampled.get())));
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
