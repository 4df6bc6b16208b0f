package dev.pollux.sync.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the disk has room for a write and the reserve besides. Asks the file system each time: about 2 µs.
final class DiskRoom {

    private final FileStore disk;
    private final long reserveBytes;

    DiskRoom(Path folder, long reserveBytes) {
        try {
            this.disk = Files.getFileStore(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + folder + " cannot be asked for its room", e);
        }
        this.reserveBytes = reserveBytes;
    }

    boolean holds(long bytes) {
        try {
            return disk.getUsableSpace() - bytes >= reserveBytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the disk cannot be asked for its room", e);
        }
    }
}
