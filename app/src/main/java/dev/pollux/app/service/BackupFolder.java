package dev.pollux.app.service;

import dev.pollux.model.port.Maintenance.Copy;
import dev.pollux.model.port.Position;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A backup on disk: the journal, and what cannot be made from it: credentials and keys. Graph, index and history are
/// made anew. The folder holds secrets and is for its owner only.
public record BackupFolder(Path folder) {

    static final String JOURNAL = "journal";
    private static final List<String> FILES = List.of("credentials.json", "fleet.json", "application.yaml", "format");
    private static final String KEYS = "keys";

    /// Adds the small files to the journal that is there already.
    Copy complete(Path dataFolder, Position position) {
        try {
            copySmall(dataFolder, folder);
            return new Copy(folder, size(folder), position);
        } catch (IOException fault) {
            throw new UncheckedIOException("the backup cannot be finished", fault);
        }
    }

    /// Puts everything back into a folder that holds no data yet. Throws [StartRefused].
    public void restore(Path dataFolder) {
        if (!Files.isDirectory(folder.resolve(JOURNAL))) {
            throw new StartRefused(folder + " is no backup: it has no folder named " + JOURNAL + ".");
        }
        if (Files.exists(dataFolder.resolve(JOURNAL))) {
            throw new StartRefused(dataFolder + " holds data already: name a new folder with --data, or move it away.");
        }
        try (var target = DataFolder.open(dataFolder)) {
            Journal.restore(folder.resolve(JOURNAL), target.at(JOURNAL));
            copySmall(folder, target.path());
        } catch (JournalUnusable damage) {
            throw new StartRefused(String.valueOf(damage.getMessage()), damage);
        } catch (IOException fault) {
            throw new StartRefused(
                    "The backup cannot be put back (" + DataFolder.reason(fault) + "): free space in " + dataFolder
                            + ".",
                    fault);
        }
    }

    private static void copySmall(Path from, Path to) throws IOException {
        for (var name : FILES) {
            copy(from.resolve(name), to.resolve(name));
        }
        if (Files.isDirectory(from.resolve(KEYS))) {
            Files.createDirectories(to.resolve(KEYS));
            try (var keys = Files.list(from.resolve(KEYS))) {
                for (var key : keys.toList()) {
                    copy(key, to.resolve(KEYS).resolve(key.getFileName()));
                }
            }
        }
    }

    /// With its permissions: the owner's alone stays the owner's alone.
    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
