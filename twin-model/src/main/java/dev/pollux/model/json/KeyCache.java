package dev.pollux.model.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keys, key lists and short texts that documents share. Each has one place by its hash, and a newcomer takes the
/// place of what is there: bounded, never locked, and at worst nothing is shared. Threads may race; all that lies
/// here is immutable.
final class KeyCache {

    private static final int LONGEST = 64;
    private static final int MOST_KEYS = 64;

    private final @Nullable String[] names = new String[4096];
    private final @Nullable JsonKeys[] shapes = new JsonKeys[2048];
    private final Json.@Nullable Text[] texts = new Json.Text[2048];

    String name(String key) {
        if (key.length() > LONGEST) {
            return key;
        }
        int at = place(key.hashCode(), names.length);
        var known = names[at];
        if (known != null && known.equals(key)) {
            return known;
        }
        names[at] = key;
        return key;
    }

    Json.Text text(String value) {
        if (value.length() > LONGEST) {
            return new Json.Text(value);
        }
        int at = place(value.hashCode(), texts.length);
        var known = texts[at];
        if (known != null && known.value().equals(value)) {
            return known;
        }
        var made = new Json.Text(value);
        texts[at] = made;
        return made;
    }

    /// The keys from `from` to `to`. Throws [JsonInvalid] when one stands twice.
    JsonKeys keys(String[] stack, int from, int to) {
        if (from == to) {
            return JsonKeys.NONE;
        }
        int hash = to - from;
        for (int i = from; i < to && to - from <= MOST_KEYS; i++) {
            hash = 31 * hash + stack[i].hashCode();
        }
        int at = place(hash, shapes.length);
        var known = shapes[at];
        if (known != null && known.sameAs(stack, from, to)) {
            return known;
        }
        var made = distinct(JsonKeys.of(Arrays.copyOfRange(stack, from, to)));
        if (to - from <= MOST_KEYS) {
            shapes[at] = made;
        }
        return made;
    }

    private static JsonKeys distinct(JsonKeys keys) {
        var twice = keys.duplicate();
        if (twice != null) {
            throw new JsonInvalid(JsonInvalid.Reason.DUPLICATE_KEY, "the key '" + twice + "' stands twice");
        }
        return keys;
    }

    private static int place(int hash, int size) {
        return (hash * 0x9E3779B9 >>> 16) & size - 1;
    }
}
