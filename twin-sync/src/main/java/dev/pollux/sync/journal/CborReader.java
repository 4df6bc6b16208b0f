package dev.pollux.sync.journal;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;

/// Reads what [CborWriter] wrote, in the same order. Anything else is a bug or damage and throws
/// [IllegalStateException]. Not thread-safe.
final class CborReader {

    private static final int INDEFINITE = 28;

    private final byte[] bytes;
    private int at;

    CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int raw() {
        return bytes[at++] & 0xff;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    long number() {
        int first = raw();
        return switch (first >> 5) {
            case 0 -> argument(first);
            case 1 -> ~argument(first);
            default -> throw unexpected("a number", first);
        };
    }

    int integer() {
        return Math.toIntExact(number());
    }

    String text() {
        int size = size(0x60, "a text");
        var text = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        return text;
    }

    byte[] bytes() {
        int size = size(0x40, "bytes");
        at += size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    int array() {
        return size(0x80, "an array");
    }

    /// Skips a null and says true, or leaves what stands there.
    boolean nothing() {
        if ((bytes[at] & 0xff) != 0xf6) {
            return false;
        }
        at++;
        return true;
    }

    Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    JsonObject object() {
        return json() instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    Json json() {
        int first = bytes[at] & 0xff;
        return switch (first >> 5) {
            case 0, 1 -> Json.of(number());
            case 3 -> Json.of(text());
            case 4 -> elements();
            case 5 -> members();
            case 7 -> simple(raw());
            default -> throw unexpected("a JSON value", first);
        };
    }

    private JsonArray elements() {
        int size = array();
        var elements = new ArrayList<Json>(size);
        for (int i = 0; i < size; i++) {
            elements.add(json());
        }
        return JsonArray.of(elements);
    }

    private JsonObject members() {
        int size = size(0xa0, "an object");
        var object = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            object.put(key(), json());
        }
        return object.build();
    }

    /// An object without what is not wanted; any other value becomes the empty object.
    JsonObject object(Wanted wanted) {
        return json(wanted) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /// Only members of objects are left out: an array is read whole.
    private Json json(Wanted wanted) {
        boolean isObject = (bytes[at] & 0xff) >> 5 == 5;
        return wanted.isEverything() || !isObject ? json() : members(wanted);
    }

    private JsonObject members(Wanted wanted) {
        int size = size(0xa0, "an object");
        var object = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            var key = key();
            var member = wanted.member(key);
            if (member == null) {
                skip();
            } else {
                object.put(key, json(member));
            }
        }
        return object.build();
    }

    /// Passes over one item.
    void skip() {
        int first = bytes[at] & 0xff;
        switch (first >> 5) {
            case 0, 1 -> number();
            case 2 -> pass(size(0x40, "bytes"));
            case 3 -> pass(size(0x60, "a text"));
            case 4 -> skip(array());
            case 5 -> skip(2 * size(0xa0, "an object"));
            default -> simple(raw());
        }
    }

    private void pass(int octets) {
        at += octets;
    }

    private void skip(int items) {
        for (int i = 0; i < items; i++) {
            skip();
        }
    }

    /// Few distinct keys occur in many twins: each is kept once.
    String key() {
        int size = size(0x60, "a key");
        var key = KeyCache.SHARED.get(bytes, at, size);
        at += size;
        return key;
    }

    private Json simple(int first) {
        return switch (first) {
            case 0xf4 -> Json.of(false);
            case 0xf5 -> Json.of(true);
            case 0xf6 -> Json.NULL;
            case 0xfb -> Json.of(Double.longBitsToDouble(bigEndian(8)));
            default -> throw unexpected("a simple value", first);
        };
    }

    private int size(int major, String expected) {
        int first = raw();
        if ((first & 0xe0) != major) {
            throw unexpected(expected, first);
        }
        long size = argument(first);
        if (size < 0 || size > bytes.length - at) {
            throw new IllegalStateException("stored form is broken: a length of " + size + " at byte " + at);
        }
        return (int) size;
    }

    private long argument(int first) {
        int info = first & 0x1f;
        if (info >= INDEFINITE) {
            throw unexpected("a definite length", first);
        }
        return info < 24 ? info : bigEndian(1 << (info - 24));
    }

    private long bigEndian(int octets) {
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | raw();
        }
        return value;
    }

    private IllegalStateException unexpected(String expected, int first) {
        return new IllegalStateException("stored form is broken: expected " + expected + " at byte " + (at - 1)
                + ", found 0x" + Integer.toHexString(first));
    }
}
