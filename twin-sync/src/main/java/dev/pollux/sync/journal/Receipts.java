package dev.pollux.sync.journal;

import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the receipts of one atomic write what became of it.
final class Receipts {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private Receipts() {}

    /// `last` is the position of the last event when there was no fault.
    static void tell(List<StoredWrite> writes, @Nullable Long last, @Nullable Throwable fault) {
        if (fault != null || last == null) {
            var rejection = rejection(fault);
            writes.forEach(write -> write.receipt().refused(rejection));
            return;
        }
        long position = last - writes.size();
        for (var write : writes) {
            write.receipt().stored(new Position(++position));
        }
    }

    private static Rejection rejection(@Nullable Throwable fault) {
        return fault instanceof AppendRefused refused
                ? refused.rejection()
                : new Rejection.Unavailable("journal", RETRY);
    }
}
