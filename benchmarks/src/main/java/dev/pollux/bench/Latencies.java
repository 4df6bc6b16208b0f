package dev.pollux.bench;

import java.util.Arrays;

/// Times of one run, in nanoseconds. Used by one thread.
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    double p99Millis() {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) (count * 0.99)] / 1e6;
    }

    void clear() {
        count = 0;
    }
}
