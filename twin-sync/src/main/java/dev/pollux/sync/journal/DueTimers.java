package dev.pollux.sync.journal;

import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ReadOptions;

/// The `due` family: deadlines that twins set, stored with the event that set them, so that they outlive the actors.
/// One may be due that its twin has met already; the twin decides. Thread-safe.
public final class DueTimers {

    /// A deadline of a twin.
    public record Due(TwinId twin, long atMillis) {}

    private final Families families;

    DueTimers(Families families) {
        this.families = families;
    }

    /// At most `max` deadlines that have passed, the oldest first.
    public List<Due> due(Instant now, int max) {
        return families.read("the deadlines", _ -> {
            var due = new ArrayList<Due>();
            try (var reading = new ReadOptions();
                    var rows = families.iterator(Family.DUE, reading)) {
                for (rows.seekToFirst(); rows.isValid() && due.size() < max; rows.next()) {
                    long at = Keys.global(rows.key());
                    if (at > now.toEpochMilli()) {
                        break;
                    }
                    PersistenceIds.twin(Keys.pidOfDue(rows.key())).ifPresent(twin -> due.add(new Due(twin, at)));
                }
                rows.status();
            }
            return due;
        });
    }

    /// The twin has been reminded. Not synced: after a crash it is reminded once more, which does no harm.
    public void forget(Due due) {
        families.read("the deadlines", db -> {
            db.delete(
                    families.handle(Family.DUE), Keys.due(due.atMillis(), Keys.latest(PersistenceIds.of(due.twin()))));
            return true;
        });
    }
}
