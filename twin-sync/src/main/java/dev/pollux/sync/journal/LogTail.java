package dev.pollux.sync.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.CRC32C;

/// How many bytes at the end of RocksDB's newest log file are no whole record: what a crash in the middle of a write
/// leaves, and what opening then cuts. Reads the log's framing: blocks of 32 KiB, in them fragments of checksum (4
/// octets, masked CRC32C of type and content), length (2), type (1) and content. Source: RocksDB's "Write Ahead Log
/// File Format".
final class LogTail {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int TYPE_AT = 6;
    private static final int FIRST = 2;
    private static final int MIDDLE = 3;
    private static final int MASK_DELTA = 0xa282ead8;

    private LogTail() {}

    /// The bytes that will be cut when the database in the folder is opened; zeros at the end do not count.
    static long tornBytes(Path database) throws IOException {
        var newest = newestLog(database);
        return newest.isEmpty() ? 0 : torn(newest.get());
    }

    static Optional<Path> newestLog(Path database) throws IOException {
        if (!Files.isDirectory(database)) {
            return Optional.empty();
        }
        try (var files = Files.list(database)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.log"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        }
    }

    private static long torn(Path log) throws IOException {
        try (var file = FileChannel.open(log)) {
            var bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.LITTLE_ENDIAN);
            return Math.max(0, written(bytes) - whole(bytes));
        }
    }

    /// Where the last whole record ends.
    private static int whole(ByteBuffer log) {
        int whole = 0;
        int at = 0;
        while (at + HEADER <= log.limit()) {
            int left = BLOCK - at % BLOCK;
            if (left < HEADER) {
                at += left;
                continue;
            }
            int end = at + HEADER + Short.toUnsignedInt(log.getShort(at + 4));
            if (end > Math.min(log.limit(), at + left) || !isSound(log, at, end)) {
                break;
            }
            int type = log.get(at + TYPE_AT);
            at = end;
            if (type != FIRST && type != MIDDLE) {
                whole = end;
            }
        }
        return whole;
    }

    private static boolean isSound(ByteBuffer log, int at, int end) {
        var crc = new CRC32C();
        crc.update(log.slice(at + TYPE_AT, end - at - TYPE_AT));
        int value = (int) crc.getValue();
        return log.getInt(at) == Integer.rotateRight(value, 15) + MASK_DELTA;
    }

    private static int written(ByteBuffer log) {
        int end = log.limit();
        while (end > 0 && log.get(end - 1) == 0) {
            end--;
        }
        return end;
    }
}
