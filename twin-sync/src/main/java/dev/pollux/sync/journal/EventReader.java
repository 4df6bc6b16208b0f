package dev.pollux.sync.journal;

import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/// Reads events: in the order of all, or of one persistence id. An iterator that ends early because a block is damaged
/// throws instead of reading as the end. Thread-safe.
final class EventReader {

    private final Families families;

    EventReader(Families families) {
        this.families = families;
    }

    /// At most `max` twin events after the position and up to the head, oldest first.
    List<Change> after(long position, long head, int max) {
        return families.read("events after " + position, _ -> {
            var changes = new ArrayList<Change>(Math.min(max, 1024));
            try (var reading = new ReadOptions();
                    var events = families.iterator(Family.EVENTS, reading)) {
                for (events.seek(Keys.global(position + 1)); changes.size() < max && events.isValid(); events.next()) {
                    long at = Keys.global(events.key());
                    if (at > head) {
                        break;
                    }
                    addTwinEvent(changes, at, EventForm.decode(events.value()));
                }
                events.status();
            }
            return changes;
        });
    }

    private static void addTwinEvent(List<Change> changes, long at, StoredEvent stored) {
        if (stored.body() instanceof StoredEvent.OfTwin(var event)) {
            PersistenceIds.twin(stored.pid()).ifPresent(twin -> changes.add(new Change(new Position(at), twin, event)));
        }
    }

    /// Gives the events of the id numbered `from` to `to`, at most `max`, in order, those deleted or cut left out.
    void replay(String pid, long from, long to, long max, long horizon, Consumer<StoredEvent> each) {
        families.read("events of " + pid, db -> {
            var prefix = Keys.latest(pid);
            long start = Math.max(from, deletedTo(prefix) + 1);
            try (var reading = new ReadOptions();
                    var index = families.iterator(Family.BY_TWIN, reading)) {
                long given = 0;
                for (index.seek(Keys.numbered(prefix, start)); given < max && index.isValid(); index.next()) {
                    long seqNr = Keys.number(index.key(), prefix);
                    if (seqNr < 0 || seqNr > to) {
                        break;
                    }
                    if (Keys.global(index.value()) > horizon) {
                        each.accept(event(pid, seqNr, index.value()));
                        given++;
                    }
                }
                index.status();
            }
            return true;
        });
    }

    private StoredEvent event(String pid, long seqNr, byte[] global) throws RocksDBException {
        var bytes = families.db().get(families.handle(Family.EVENTS), global);
        if (bytes == null) {
            throw new JournalDamaged("event " + seqNr + " of " + pid + " is missing at position " + Keys.global(global)
                    + "; stop the service and restore a backup");
        }
        return EventForm.decode(bytes);
    }

    /// The highest number ever given to an event of the id, deleted or not; 0 when there was none.
    long highestSeqNr(String pid) {
        return families.read("the last event of " + pid, db -> {
            var prefix = Keys.latest(pid);
            try (var reading = new ReadOptions();
                    var index = families.iterator(Family.BY_TWIN, reading)) {
                index.seekForPrev(Keys.numbered(prefix, Long.MAX_VALUE));
                index.status();
                long last = index.isValid() ? Math.max(0, Keys.number(index.key(), prefix)) : 0;
                return Math.max(last, Math.max(deletedTo(prefix), latestSeqNr(prefix)));
            }
        });
    }

    /// Hides the events of the id up to the number.
    void deleteTo(String pid, long seqNr) {
        long end = Math.min(seqNr, highestSeqNr(pid));
        families.read("how far events of " + pid + " are deleted", db -> {
            var prefix = Keys.latest(pid);
            if (end > deletedTo(prefix)) {
                db.put(families.handle(Family.BY_TWIN), Keys.numbered(prefix, 0), Keys.global(end));
            }
            return true;
        });
    }

    private long deletedTo(byte[] pid) throws RocksDBException {
        var marker = families.db().get(families.handle(Family.BY_TWIN), Keys.numbered(pid, 0));
        return marker == null ? 0 : Keys.global(marker);
    }

    private long latestSeqNr(byte[] pid) throws RocksDBException {
        var latest = families.db().get(families.handle(Family.LATEST), pid);
        return latest == null ? 0 : TwinForm.seqNr(latest);
    }

    /// The position of the newest event, or the given one when there is none.
    static long head(RocksIterator events, long none) throws RocksDBException {
        events.seekToLast();
        events.status();
        return events.isValid() ? Keys.global(events.key()) : none;
    }

    /// Reading bounded to keys before the end, whose native form the caller closes.
    static ReadOptions before(Slice end) {
        return new ReadOptions().setIterateUpperBound(end);
    }
}
