package dev.pollux.sync.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/// Reads everything once, as it stood at one instant: all checksums; that positions follow one another; that index and
/// events agree, by comparing a sum over both instead of looking up each; that every row can be read; that each twin's
/// newest state stands after its newest event. Runs beside the service; memory does not grow with the journal.
final class DeepCheck {

    private final Families families;
    private final long horizon;
    private final List<String> damage = new ArrayList<>();
    private long events;
    private long twins;
    private long sumOfEvents;
    private long sumOfIndex;
    private long indexEntries;

    DeepCheck(Families families, long horizon) {
        this.families = families;
        this.horizon = horizon;
    }

    Verification run() {
        checked("tables", RocksDB::verifyChecksum);
        checked("rows", db -> {
            var snapshot = db.getSnapshot();
            try {
                events(snapshot);
                index(snapshot);
                twins(snapshot);
            } finally {
                db.releaseSnapshot(snapshot);
            }
        });
        if (damage.isEmpty() && (events != indexEntries || sumOfEvents != sumOfIndex)) {
            damage.add("the index holds " + indexEntries + " entries that do not match the " + events + " events");
        }
        return new Verification(events, twins, damage);
    }

    private interface Check {
        void on(RocksDB db) throws RocksDBException;
    }

    private void checked(String what, Check check) {
        try {
            families.read(what, db -> {
                check.on(db);
                return true;
            });
        } catch (JournalUnreadable | IllegalStateException e) {
            damage.add(String.valueOf(e.getMessage()));
        }
    }

    private void events(Snapshot snapshot) throws RocksDBException {
        try (var reading = reading(snapshot);
                var rows = families.iterator(Family.EVENTS, reading)) {
            long expected = horizon + 1;
            for (rows.seek(Keys.global(expected)); rows.isValid(); rows.next()) {
                long position = Keys.global(rows.key());
                if (position != expected) {
                    damage.add("events " + expected + " to " + (position - 1) + " are missing");
                    expected = position;
                }
                expected++;
                var stored = EventForm.decode(rows.value());
                events++;
                sumOfEvents += sum(Keys.numbered(stored.pid(), stored.seqNr()), position);
            }
            rows.status();
        }
    }

    private void index(Snapshot snapshot) throws RocksDBException {
        try (var reading = reading(snapshot);
                var rows = families.iterator(Family.BY_TWIN, reading)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                var key = rows.key();
                long position = Keys.global(rows.value());
                if (position > horizon && !Keys.isDeletionMark(key)) {
                    indexEntries++;
                    sumOfIndex += sum(key, position);
                }
            }
            rows.status();
        }
    }

    private void twins(Snapshot snapshot) throws RocksDBException {
        try (var reading = reading(snapshot);
                var rows = families.iterator(Family.LATEST, reading);
                var index = families.iterator(Family.BY_TWIN, reading)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                twin(rows, index);
            }
            rows.status();
        }
    }

    private void twin(RocksIterator row, RocksIterator index) throws RocksDBException {
        var pid = Keys.pidOfLatest(row.key());
        var id = PersistenceIds.twin(pid);
        if (id.isEmpty()) {
            damage.add("a state is kept of " + pid + ", which is no twin");
            return;
        }
        var stored = TwinForm.decode(id.get(), row.value());
        twins++;
        index.seekForPrev(Keys.numbered(row.key(), Long.MAX_VALUE));
        index.status();
        long newest = index.isValid() ? Keys.number(index.key(), row.key()) : -1;
        if (newest > 0 && newest != stored.seqNr()) {
            damage.add("the state of " + id.get() + " stands after its event " + stored.seqNr()
                    + ", not after its newest " + newest);
        }
    }

    private static ReadOptions reading(Snapshot snapshot) {
        return new ReadOptions().setSnapshot(snapshot).setFillCache(false).setReadaheadSize(2 << 20);
    }

    private static long sum(byte[] key, long position) {
        var crc = new CRC32C();
        crc.update(key);
        return (crc.getValue() * 0x9E37_79B9_7F4A_7C15L ^ Arrays.hashCode(key)) * (2 * position + 1);
    }
}
