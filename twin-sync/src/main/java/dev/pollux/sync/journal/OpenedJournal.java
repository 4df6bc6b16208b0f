package dev.pollux.sync.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What opening a folder gives, once everything was checked.
record OpenedJournal(Path folder, Families families, HighWaterMark mark, long head, long horizon) {

    static final String DATABASE = "db";

    private static final Logger LOG = LoggerFactory.getLogger(OpenedJournal.class);

    static OpenedJournal open(Path folder, JournalSettings settings) {
        try {
            Files.createDirectories(folder);
            boolean known = FormatFile.check(folder);
            long torn = LogTail.tornBytes(folder.resolve(DATABASE));
            var opened = opened(folder, settings, known);
            if (torn > 0) {
                LOG.atWarn().addKeyValue("bytes", torn).log("torn tail of the journal was cut");
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal folder " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (RocksDBException e) {
            throw unusable(folder, e);
        }
    }

    private static OpenedJournal opened(Path folder, JournalSettings settings, boolean known)
            throws IOException, RocksDBException {
        var families = Families.open(folder.resolve(DATABASE), settings, !known);
        try {
            long horizon = Meta.horizon(families);
            long head = head(families, horizon);
            var mark = mark(folder, head, known);
            new OpeningChecks(families, settings).run(mark.position(), horizon, head);
            mark.raise(head);
            if (!known) {
                FormatFile.write(folder);
            }
            return new OpenedJournal(folder, families, mark, head, horizon);
        } catch (IOException | RocksDBException | RuntimeException e) {
            families.close();
            throw e;
        }
    }

    static long head(Families families, long horizon) throws RocksDBException {
        try (var reading = new ReadOptions();
                var events = families.iterator(Family.EVENTS, reading)) {
            return EventReader.head(events, horizon);
        }
    }

    private static HighWaterMark mark(Path folder, long head, boolean known) throws IOException {
        if (known && !HighWaterMark.exists(folder)) {
            LOG.atWarn().addKeyValue("head", head).log("high-water mark is missing, the head is taken as it is");
        }
        return HighWaterMark.open(folder);
    }

    private static JournalUnusable unusable(Path folder, RocksDBException e) {
        var reason = String.valueOf(e.getMessage());
        if (reason.contains("LOCK")) {
            return new JournalInUse(
                    "the journal in " + folder + " is open in another process: stop that one, or use another folder",
                    e);
        }
        return new JournalDamaged(
                "the journal in " + folder + " is damaged (" + reason + "): restore a backup of the folder", e);
    }

    static void close(HighWaterMark mark) {
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the high-water mark could not be closed", e);
        }
    }
}
