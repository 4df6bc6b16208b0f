package dev.pollux.model.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable JSON object that keeps the order of its keys and compares without regard to it. Two parallel arrays
/// hold it, so that changing one value copies one array and shares the keys with every object of the same shape.
public final class JsonObject implements Json {

    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

    private final String[] keys;
    private final Json[] values;

    private JsonObject(String[] keys, Json[] values) {
        this.keys = keys;
        this.values = values;
    }

    /// Takes ownership of both arrays; keys must be distinct. For codecs and builders of this package.
    static JsonObject owning(String[] keys, Json[] values) {
        return keys.length == 0 ? EMPTY : new JsonObject(keys, values);
    }

    public static JsonObject of(String key, Json value) {
        return new JsonObject(new String[] {key}, new Json[] {value});
    }

    public static JsonObject of(String k1, Json v1, String k2, Json v2) {
        return of(k1, v1).with(k2, v2);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The value under the key, or null when there is none.
    public @Nullable Json get(String key) {
        int at = indexOf(key);
        return at < 0 ? null : values[at];
    }

    /// The value under the key, or the fallback when there is none.
    public Json or(String key, Json fallback) {
        var value = get(key);
        return value == null ? fallback : value;
    }

    public boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /// The text under the key, or the fallback when it is absent or no string.
    public String text(String key, String fallback) {
        return get(key) instanceof Text(var value) ? value : fallback;
    }

    /// The object under the key, or the empty object when it is absent or no object.
    public JsonObject object(String key) {
        return get(key) instanceof JsonObject object ? object : EMPTY;
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public String key(int index) {
        return keys[index];
    }

    public Json value(int index) {
        return values[index];
    }

    public List<String> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys));
    }

    public void forEach(BiConsumer<String, Json> each) {
        for (int i = 0; i < keys.length; i++) {
            each.accept(keys[i], values[i]);
        }
    }

    /// This object with the key set to the value; an existing key keeps its place.
    public JsonObject with(String key, Json value) {
        int at = indexOf(key);
        if (at >= 0) {
            return values[at] == value ? this : replaced(at, value);
        }
        var newKeys = Arrays.copyOf(keys, keys.length + 1);
        var newValues = Arrays.copyOf(values, values.length + 1);
        newKeys[keys.length] = key;
        newValues[values.length] = value;
        return new JsonObject(newKeys, newValues);
    }

    /// This object without the key, or this very object when it has no such key.
    public JsonObject without(String key) {
        int at = indexOf(key);
        if (at < 0) {
            return this;
        }
        var newKeys = new String[keys.length - 1];
        var newValues = new Json[values.length - 1];
        System.arraycopy(keys, 0, newKeys, 0, at);
        System.arraycopy(keys, at + 1, newKeys, at, newKeys.length - at);
        System.arraycopy(values, 0, newValues, 0, at);
        System.arraycopy(values, at + 1, newValues, at, newValues.length - at);
        return owning(newKeys, newValues);
    }

    @Override
    public int nesting() {
        int deepest = 0;
        for (var value : values) {
            deepest = Math.max(deepest, value.nesting());
        }
        return deepest + 1;
    }

    private JsonObject replaced(int at, Json value) {
        var newValues = values.clone();
        newValues[at] = value;
        return new JsonObject(keys, newValues);
    }

    private int indexOf(String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || that.keys.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!values[i].equals(that.get(keys[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.length; i++) {
            hash += keys[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }

    /// Collects members in order; a key given twice keeps the last value. Not thread-safe.
    public static final class Builder {
        private final List<String> keys = new ArrayList<>();
        private final List<Json> values = new ArrayList<>();

        public Builder put(String key, Json value) {
            int at = keys.indexOf(key);
            if (at >= 0) {
                values.set(at, value);
            } else {
                keys.add(key);
                values.add(value);
            }
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        public JsonObject build() {
            return owning(keys.toArray(String[]::new), values.toArray(Json[]::new));
        }
    }
}
