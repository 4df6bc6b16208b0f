package dev.pollux.sync.journal;

import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;

/// The twins' timers as rows, so that they outlive an actor that went to sleep. A deadline is stored with the event
/// that
/// sets it and is never moved: one that is no longer meant wakes the twin in vain, once. Thread-safe.
final class Deadlines {

    private final Families families;

    Deadlines(Families families) {
        this.families = families;
    }

    /// At most `max` deadlines not after the instant, earliest first.
    List<Deadline> until(Instant now, int max) {
        return families.read("deadlines", _ -> {
            var due = new ArrayList<Deadline>();
            try (var reading = new ReadOptions();
                    var rows = families.iterator(Family.DUE, reading)) {
                for (rows.seekToFirst(); rows.isValid() && due.size() < max; rows.next()) {
                    long millis = Keys.deadlineOfDue(rows.key());
                    if (millis > now.toEpochMilli()) {
                        break;
                    }
                    twin(rows.key()).ifPresent(id -> due.add(new Deadline(id, Instant.ofEpochMilli(millis))));
                }
                rows.status();
            }
            return due;
        });
    }

    private static Optional<TwinId> twin(byte[] key) {
        return PersistenceIds.twin(Keys.pidOfDue(key));
    }

    void forget(Deadline met) {
        families.read("a deadline", db -> {
            db.delete(
                    families.handle(Family.DUE),
                    Keys.due(met.at().toEpochMilli(), Keys.latest(PersistenceIds.of(met.twin()))));
            return true;
        });
    }
}
