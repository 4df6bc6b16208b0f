package dev.pollux.sync.journal;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Writes CBOR (RFC 8949) items one after the other, definite lengths only. By hand, because a twin is written with
/// each of its events and a general generator costs three times as much. Not thread-safe.
final class CborWriter {

    private byte[] bytes = new byte[512];
    private int length;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    CborWriter raw(int octet) {
        room(1);
        bytes[length++] = (byte) octet;
        return this;
    }

    CborWriter number(long value) {
        return value >= 0 ? head(0x00, value) : head(0x20, ~value);
    }

    CborWriter text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(0x60, utf8.length);
        return append(utf8);
    }

    CborWriter bytes(byte[] value) {
        head(0x40, value.length);
        return append(value);
    }

    CborWriter array(int size) {
        return head(0x80, size);
    }

    CborWriter nothing() {
        return raw(0xf6);
    }

    /// Seconds and nanoseconds of the second, as two numbers.
    CborWriter time(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    CborWriter json(Json value) {
        switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> {
                head(0x80, array.size());
                array.forEach(this::json);
            }
            case Json.Text(var text) -> text(text);
            case Json.Int(var number) -> number(number);
            case Json.Dec(var number) -> real(number);
            case Json.Bool(var truth) -> raw(truth ? 0xf5 : 0xf4);
            case Json.Null _ -> nothing();
        }
        return this;
    }

    private void object(JsonObject object) {
        head(0xa0, object.size());
        for (int i = 0; i < object.size(); i++) {
            text(object.key(i));
            json(object.value(i));
        }
    }

    private void real(double value) {
        raw(0xfb);
        long bits = Double.doubleToRawLongBits(value);
        bigEndian(bits, 8);
    }

    private CborWriter head(int major, long value) {
        room(9);
        if (value < 24) {
            bytes[length++] = (byte) (major | (int) value);
        } else if (value < 0x100) {
            bytes[length++] = (byte) (major | 24);
            bigEndian(value, 1);
        } else if (value < 0x1_0000) {
            bytes[length++] = (byte) (major | 25);
            bigEndian(value, 2);
        } else if (value < 0x1_0000_0000L) {
            bytes[length++] = (byte) (major | 26);
            bigEndian(value, 4);
        } else {
            bytes[length++] = (byte) (major | 27);
            bigEndian(value, 8);
        }
        return this;
    }

    private void bigEndian(long value, int octets) {
        room(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private CborWriter append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
