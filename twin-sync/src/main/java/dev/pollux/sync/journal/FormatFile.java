package dev.pollux.sync.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Says in plain text which form the folder has. It stands outside RocksDB, so that a version that cannot read what
/// lies beside it can still say so, and it is written last, so that only a whole journal has one.
final class FormatFile {

    static final String FILE = "FORMAT";

    private static final String WORDS = "pollux journal ";
    private static final int CURRENT = 1;

    private FormatFile() {}

    /// True when the folder holds a journal of a form this version reads, false when it holds none yet.
    static boolean check(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            requireNew(folder);
            return false;
        }
        var text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        int version = version(text);
        if (version < 1) {
            throw new JournalDamaged("the file " + file + " does not say which form the journal has: restore a backup,"
                    + " or write '" + WORDS + CURRENT + "' into it if only this file was touched");
        }
        if (version > CURRENT) {
            throw new JournalTooNew("the journal in " + folder + " has form " + version
                    + ", this version reads forms up to " + CURRENT + ": start the newer version that wrote it");
        }
        return true;
    }

    private static int version(String text) {
        var digits = text.startsWith(WORDS) ? text.substring(WORDS.length()) : "";
        return digits.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(digits) : 0;
    }

    /// A crash while the journal was made leaves files without a form, but nothing was ever written to it.
    private static void requireNew(Path folder) throws IOException {
        if (HighWaterMark.exists(folder)) {
            try (var mark = HighWaterMark.open(folder)) {
                if (mark.position() > 0) {
                    throw new JournalDamaged("the file " + folder.resolve(FILE) + " is missing from a journal of "
                            + mark.position() + " events: restore a backup, or write '" + WORDS + CURRENT
                            + "' into it if only this file was lost");
                }
            }
        }
    }

    static void write(Path folder) throws IOException {
        var text = ByteBuffer.wrap((WORDS + CURRENT + "\n").getBytes(StandardCharsets.UTF_8));
        try (var file = FileChannel.open(
                folder.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(text);
            file.force(true);
        }
        Folders.sync(folder);
    }
}
