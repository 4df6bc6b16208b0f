package dev.pollux.sync.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ReadOptions;

/// The `due` family: deadlines as rows, ordered by time. Thread-safe.
final class StoredTimers implements DueTimers {

    private final Families families;

    StoredTimers(Families families) {
        this.families = families;
    }

    @Override
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

    @Override
    public void forget(Due due) {
        families.read("the deadlines", db -> {
            db.delete(
                    families.handle(Family.DUE), Keys.due(due.atMillis(), Keys.latest(PersistenceIds.of(due.twin()))));
            return true;
        });
    }
}
