package dev.pollux.sync.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Keys of the families. Numbers are big-endian, so that bytes sort as numbers do; a persistence id ends with a zero
/// byte, so that no id's keys lie among another's.
final class Keys {

    private static final int LONG = Long.BYTES;

    private Keys() {}

    static byte[] global(long position) {
        return ByteBuffer.allocate(LONG).putLong(position).array();
    }

    static long global(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    static byte[] latest(String pid) {
        return pid.getBytes(StandardCharsets.UTF_8);
    }

    static String pidOfLatest(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /// Key of one event (or snapshot) of the id. Number 0 is no event: it holds up to where events were deleted.
    static byte[] numbered(byte[] pid, long seqNr) {
        return ByteBuffer.allocate(pid.length + 1 + LONG)
                .put(pid)
                .put((byte) 0)
                .putLong(seqNr)
                .array();
    }

    static byte[] numbered(String pid, long seqNr) {
        return numbered(latest(pid), seqNr);
    }

    /// The number in a key of this id, or -1 when the key is another id's.
    static long number(byte[] key, byte[] pid) {
        if (key.length != pid.length + 1 + LONG || key[pid.length] != 0) {
            return -1;
        }
        for (int i = 0; i < pid.length; i++) {
            if (key[i] != pid[i]) {
                return -1;
            }
        }
        return ByteBuffer.wrap(key).getLong(pid.length + 1);
    }

    /// Whether the key is no event's but holds how far an id's events are deleted.
    static boolean isDeletionMark(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - LONG) == 0;
    }

    static byte[] due(long deadlineMillis, byte[] pid) {
        return ByteBuffer.allocate(LONG + pid.length)
                .putLong(deadlineMillis)
                .put(pid)
                .array();
    }

    static String pidOfDue(byte[] key) {
        return new String(key, LONG, key.length - LONG, StandardCharsets.UTF_8);
    }
}
