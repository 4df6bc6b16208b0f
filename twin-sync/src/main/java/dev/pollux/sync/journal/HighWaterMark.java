package dev.pollux.sync.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// How far the journal had come, kept outside RocksDB: the only witness when the newest log file was cut short, because
/// that looks exactly like a torn tail. Two slots are written in turn, in place, so that neither a torn write nor a
/// full
/// disk can spoil it. It is raised after each group, without a sync of its own, and never says more than the journal
/// holds. Not thread-safe.
final class HighWaterMark implements AutoCloseable {

    static final String FILE = "high-water";

    private static final int SLOT = 512;
    private static final int CONTENT = 16;

    private final FileChannel file;
    private int nextSlot;
    private long written;

    private HighWaterMark(FileChannel file, int nextSlot, long written) {
        this.file = file;
        this.nextSlot = nextSlot;
        this.written = written;
    }

    /// Opens the mark in the folder, or makes one at 0.
    static HighWaterMark open(Path folder) throws IOException {
        var file = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long first = slot(file, 0);
        long second = slot(file, 1);
        var mark = new HighWaterMark(file, first > second ? 1 : 0, Math.max(first, second));
        if (mark.written < 0) {
            mark.write(0);
            mark.write(0);
            file.force(true);
        }
        return mark;
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /// The highest position ever marked.
    long position() {
        return written;
    }

    void raise(long position) {
        if (position > written) {
            try {
                write(position);
            } catch (IOException e) {
                throw new UncheckedIOException("the high-water mark could not be written", e);
            }
        }
    }

    private void write(long position) throws IOException {
        var content = ByteBuffer.allocate(SLOT).putLong(position).putLong(checksum(position));
        file.write(content.rewind(), (long) SLOT * nextSlot);
        nextSlot = 1 - nextSlot;
        written = position;
    }

    /// What the slot says, or -1 when it says nothing.
    private static long slot(FileChannel file, int slot) throws IOException {
        var content = ByteBuffer.allocate(CONTENT);
        if (file.read(content, (long) SLOT * slot) < CONTENT) {
            return -1;
        }
        long position = content.getLong(0);
        return content.getLong(Long.BYTES) == checksum(position) ? position : -1;
    }

    private static long checksum(long position) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.force(false);
        file.close();
    }
}
