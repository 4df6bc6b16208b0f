package dev.pollux.sync.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

/// What opening a folder gives, once everything was checked.
record OpenedJournal(Families families, HighWaterMark mark, long head, long horizon) {

    static final String DATABASE = "db";

    static OpenedJournal open(Path folder, JournalSettings settings) {
        try {
            Files.createDirectories(folder);
            return opened(folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal folder " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (RocksDBException e) {
            throw new JournalDamaged(
                    "the journal in " + folder + " is damaged (" + e.getMessage() + "); restore a backup of the folder",
                    e);
        }
    }

    private static OpenedJournal opened(Path folder, JournalSettings settings) throws IOException, RocksDBException {
        var families = Families.open(folder.resolve(DATABASE), settings);
        long horizon = 0;
        long head;
        try (var reading = new ReadOptions();
                var events = families.iterator(Family.EVENTS, reading)) {
            head = EventReader.head(events, horizon);
        }
        return new OpenedJournal(families, HighWaterMark.open(folder), head, horizon);
    }

    static void close(HighWaterMark mark) {
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the high-water mark could not be closed", e);
        }
    }
}
