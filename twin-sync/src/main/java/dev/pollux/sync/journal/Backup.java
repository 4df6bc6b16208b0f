package dev.pollux.sync.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDBException;

/// Copies a journal while it is written, and puts a copy back. A copy is opened and checked whole before it counts: its
/// form is named last.
final class Backup {

    private static final String CHECKPOINT = "checkpoint";

    private Backup() {}

    /// Copies what is on disk now into the new folder. Throws [JournalDamaged] when the copy is not sound, because the
    /// journal is not; then no copy stays.
    static Verification make(Path journal, Families families, Path to) {
        try {
            requireEmpty(to);
            var checkpoint = journal.resolve(CHECKPOINT);
            Folders.delete(checkpoint);
            families.read("the files to copy", db -> {
                try (var maker = Checkpoint.create(db)) {
                    maker.createCheckpoint(checkpoint.toString());
                }
                return true;
            });
            Folders.copy(checkpoint, to.resolve(OpenedJournal.DATABASE));
            Folders.delete(checkpoint);
            return completed(to);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup to " + to + " failed: " + e.getMessage(), e);
        }
    }

    static Verification restore(Path from, Path to) {
        try {
            requireEmpty(to);
            if (!FormatFile.check(from)) {
                throw new JournalDamaged(
                        "the folder " + from + " holds no whole backup of a journal: name another one");
            }
            Folders.copy(from.resolve(OpenedJournal.DATABASE), to.resolve(OpenedJournal.DATABASE));
            Folders.copyFile(from.resolve(HighWaterMark.FILE), to.resolve(HighWaterMark.FILE));
            return completed(to);
        } catch (IOException e) {
            throw new UncheckedIOException("restoring " + from + " failed: " + e.getMessage(), e);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Folders.isEmpty(folder)) {
            throw new IllegalArgumentException("the folder " + folder + " is not empty: name a new one");
        }
        Files.createDirectories(folder);
    }

    /// Reads the copy whole, marks how far it goes, and names its form last.
    private static Verification completed(Path folder) throws IOException {
        Verification found;
        try (var families = Families.open(folder.resolve(OpenedJournal.DATABASE), JournalSettings.DEFAULT, false);
                var mark = HighWaterMark.open(folder)) {
            found = new DeepCheck(families, Meta.horizon(families)).run();
            if (!found.isSound()) {
                throw new JournalDamaged("the copy in " + folder + " is not sound: "
                        + found.damage().getFirst() + "; check the journal it was made from with doctor");
            }
            long head = OpenedJournal.head(families, Meta.horizon(families));
            new OpeningChecks(families, JournalSettings.DEFAULT).run(mark.position(), Meta.horizon(families), head);
            mark.raise(head);
        } catch (RocksDBException e) {
            throw new JournalDamaged(
                    "the copy in " + folder + " is not sound (" + e.getMessage() + "): make another one", e);
        }
        FormatFile.write(folder);
        return found;
    }
}
