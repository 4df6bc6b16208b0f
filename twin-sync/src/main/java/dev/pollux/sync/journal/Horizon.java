package dev.pollux.sync.journal;

import java.time.Instant;
import java.util.List;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// Cuts off old events. The new horizon is stored first and readers clamp to it; then the index entries below it go,
/// then whole files of events. Up to a file's worth of events stays below the horizon until a later cut. One cut at a
/// time.
final class Horizon {

    private static final int BATCH = 1_000;

    private final Families families;

    Horizon(Families families) {
        this.families = families;
    }

    /// Cuts everything up to the position, from where the last cut ended.
    void cut(long from, long to) {
        families.read("the events to cut", db -> {
            Meta.setHorizon(families, to);
            forget(from, to);
            db.deleteFilesInRanges(families.handle(Family.EVENTS), List.of(Keys.global(0), Keys.global(to)), true);
            return true;
        });
    }

    private void forget(long from, long to) throws RocksDBException {
        try (var reading = new ReadOptions().setFillCache(false).setReadaheadSize(2 << 20);
                var unsynced = new WriteOptions();
                var events = families.iterator(Family.EVENTS, reading);
                var batch = new WriteBatch()) {
            for (events.seek(Keys.global(from + 1)); isUpTo(events, to); events.next()) {
                forget(batch, EventForm.owner(events.value()));
                if (batch.count() >= BATCH) {
                    families.db().write(unsynced, batch);
                    batch.clear();
                }
            }
            events.status();
            families.db().write(unsynced, batch);
        }
    }

    private static boolean isUpTo(RocksIterator events, long to) {
        return events.isValid() && Keys.global(events.key()) <= to;
    }

    /// A twin's highest number stands in its `latest` row; anybody else's index entries must stay for it.
    private void forget(WriteBatch batch, EventForm.Owner owner) throws RocksDBException {
        if (PersistenceIds.twin(owner.pid()).isPresent()) {
            batch.delete(families.handle(Family.BY_TWIN), Keys.numbered(owner.pid(), owner.seqNr()));
        }
    }

    /// The last position whose event happened before the instant, between the two given; found by halving, so a clock
    /// that was set back only blurs it.
    long before(Instant instant, long low, long high) {
        long below = low;
        long above = high + 1;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (happenedBefore(instant, middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    private boolean happenedBefore(Instant instant, long position) {
        return families.read("the time of event " + position, db -> {
            var bytes = db.get(families.handle(Family.EVENTS), Keys.global(position));
            return bytes == null
                    || !(EventForm.decode(bytes).body() instanceof StoredEvent.OfTwin(var event))
                    || event.at().isBefore(instant);
        });
    }
}
