package dev.pollux.sync.journal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Gives the same String for the same short ASCII bytes, most of the time: 4,096 slots, the newest wins. Thread-safe.
final class KeyCache {

    static final KeyCache SHARED = new KeyCache();

    private static final int SLOTS = 4096;
    private static final int LONGEST = 64;

    private final AtomicReferenceArray<@Nullable String> slots = new AtomicReferenceArray<>(SLOTS);

    String get(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        var known = slots.getAcquire(slot);
        if (known != null && same(known, bytes, from, length)) {
            return known;
        }
        var fresh = new String(bytes, from, length, StandardCharsets.UTF_8);
        slots.setRelease(slot, fresh);
        return fresh;
    }

    private static boolean same(String known, byte[] bytes, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] < 0 || known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
