package dev.pollux.web.http;

import dev.pollux.model.port.Meters;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts answers by their status. Thread-safe.
final class Answers {

    private static final int STATUSES = 600;

    private final Meters meters;
    private final AtomicReferenceArray<LongAdder> byStatus = new AtomicReferenceArray<>(STATUSES);

    Answers(Meters meters) {
        this.meters = meters;
    }

    void count(int status) {
        var counter = byStatus.get(status);
        if (counter == null) {
            counter = meters.counter("web.answers", "status", Integer.toString(status));
            byStatus.set(status, counter);
        }
        counter.increment();
    }
}
