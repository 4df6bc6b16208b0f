package dev.pollux.sync.journal;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is verified each time before anything is served, beyond what RocksDB checks by itself: that the journal reaches
/// its high-water mark, that tables are sound, that positions follow one another, and that the index knows each event.
/// Bounded by the settings, so that opening stays quick; the rest is verified block by block as it is read.
final class OpeningChecks {

    private static final Logger LOG = LoggerFactory.getLogger(OpeningChecks.class);
    private static final String RESTORE = "; restore a backup of the folder";

    private final Families families;
    private final JournalSettings settings;

    OpeningChecks(Families families, JournalSettings settings) {
        this.families = families;
        this.settings = settings;
    }

    /// Throws [JournalDamaged], or [RocksDBException] when a checksum does not match.
    void run(long marked, long horizon, long head) throws RocksDBException {
        reachesTheMark(marked, head);
        if (head < horizon) {
            throw new JournalDamaged("the journal ends at event " + head + ", before its horizon " + horizon + RESTORE);
        }
        soundTables(families.db());
        dense(Math.max(horizon, head - settings.verifyEvents()), head);
    }

    private static void reachesTheMark(long marked, long head) {
        if (marked > head) {
            throw new JournalDamaged("the newest log file of the journal was cut short, " + (marked - head)
                    + " acknowledged events (" + (head + 1) + " to " + marked + ") are missing" + RESTORE
                    + ", or delete the file '" + HighWaterMark.FILE + "' in it to go on without them");
        }
    }

    private void soundTables(RocksDB db) throws RocksDBException {
        long bytes = 0;
        for (var family : Family.values()) {
            bytes += db.getLongProperty(families.handle(family), "rocksdb.total-sst-files-size");
        }
        if (bytes <= settings.verifyBytes()) {
            db.verifyChecksum();
        } else {
            LOG.atDebug().addKeyValue("bytes", bytes).log("tables are verified as they are read");
        }
    }

    private void dense(long after, long head) throws RocksDBException {
        try (var reading = new ReadOptions();
                var events = families.iterator(Family.EVENTS, reading)) {
            long expected = after + 1;
            for (events.seek(Keys.global(expected)); events.isValid(); events.next()) {
                long position = Keys.global(events.key());
                if (position != expected) {
                    throw missing(expected, position - 1);
                }
                indexed(position, events);
                expected++;
            }
            events.status();
            if (expected <= head) {
                throw missing(expected, head);
            }
        }
    }

    private static JournalDamaged missing(long from, long to) {
        return new JournalDamaged("events " + from + " to " + to + " are missing from the journal" + RESTORE);
    }

    private void indexed(long position, RocksIterator event) throws RocksDBException {
        var owner = EventForm.owner(event.value());
        var entry = families.db().get(families.handle(Family.BY_TWIN), Keys.numbered(owner.pid(), owner.seqNr()));
        if (entry == null || Keys.global(entry) != position) {
            throw new JournalDamaged("the index of the journal does not know event " + owner.seqNr() + " of "
                    + owner.pid() + " at position " + position + RESTORE);
        }
    }
}
