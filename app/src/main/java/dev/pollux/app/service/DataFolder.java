package dev.pollux.app.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder all data lives in, held by this process alone until closed: the operating system lets go of the lock when
/// the process ends, however it ends. Readable by its owner only.
public final class DataFolder implements AutoCloseable {

    /// The layout of the folder. An older one would be brought forward here; a newer one is refused.
    public static final int FORMAT = 1;

    private static final String FORMAT_FILE = "format";
    private static final String LOCK_FILE = "lock";

    private final Path path;
    private final FileChannel lock;
    private final boolean isNew;

    private DataFolder(Path path, FileChannel lock, boolean isNew) {
        this.path = path;
        this.lock = lock;
        this.isNew = isNew;
    }

    /// Makes the folder where it is missing, and locks it. Throws [StartRefused] when it cannot be used.
    public static DataFolder open(Path given) {
        var path = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var lock = lock(path);
            try {
                return new DataFolder(path, lock, checkFormat(path));
            } catch (IOException | RuntimeException fault) {
                lock.close();
                throw fault;
            }
        } catch (IOException fault) {
            throw new StartRefused(
                    "The data folder " + path + " cannot be written (" + reason(fault)
                            + "): give its owner the right to, or name another one with --data.",
                    fault);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(
                path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process: as taken as by another one.
        }
        channel.close();
        throw new StartRefused("The data folder " + path + " is in use by another Pollux" + holder(path)
                + ": stop that one, or name another folder with --data.");
    }

    private static String holder(Path path) {
        return RunFile.read(path).map(run -> " (process " + run.pid() + ")").orElse("");
    }

    /// Returns true when the folder held no data before.
    private static boolean checkFormat(Path path) throws IOException {
        var file = path.resolve(FORMAT_FILE);
        if (!Files.exists(file)) {
            boolean fresh = !Files.exists(path.resolve("journal"));
            Files.writeString(file, FORMAT + "\n");
            return fresh;
        }
        int format = format(path);
        if (format > FORMAT) {
            throw new StartRefused("The data folder " + path + " was written by a newer Pollux (format " + format
                    + ", this one knows " + FORMAT + "): run that version, or restore a backup made by this one.");
        }
        return !Files.exists(path.resolve("journal"));
    }

    /// The format the folder says it has, 0 when it says nothing.
    public static int format(Path path) throws IOException {
        var file = path.resolve(FORMAT_FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NumberFormatException fault) {
            throw new StartRefused("The file " + file + " does not hold a format number: put back " + FORMAT
                    + " if nothing else was changed, or restore a backup.");
        }
    }

    /// True when a process, this one included, holds the folder.
    public static boolean isLocked(Path path) {
        try (var channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.WRITE)) {
            try (var free = channel.tryLock()) {
                return free == null;
            } catch (OverlappingFileLockException _) {
                return true;
            }
        } catch (IOException _) {
            return false;
        }
    }

    static String reason(IOException fault) {
        return fault.getClass().getSimpleName().replace("Exception", "") + " " + fault.getMessage();
    }

    public Path path() {
        return path;
    }

    public Path at(String name) {
        return path.resolve(name);
    }

    /// True when no service ever kept data here.
    public boolean isNew() {
        return isNew;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException fault) {
            throw new IllegalStateException("a lock always closes", fault);
        }
    }
}
