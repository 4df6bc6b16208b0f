package dev.pollux.sync.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One atomic write on its way to the writer: consecutive events of one persistence id, already in their stored form,
/// the newest state after the last (for a twin), and the twin's next deadline in milliseconds ([#NO_DEADLINE] for
/// none).
record Append(
        byte[] pid,
        long firstSeqNr,
        List<byte[]> events,
        byte @Nullable [] latest,
        long deadlineMillis,
        CompletableFuture<Long> done) {

    static final long NO_DEADLINE = Long.MAX_VALUE;

    Append {
        events = List.copyOf(events);
    }

    int size() {
        return events.size();
    }
}
