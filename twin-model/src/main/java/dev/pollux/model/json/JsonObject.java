package dev.pollux.model.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// An immutable JSON object that keeps the order of its keys and compares without regard to it. Keys and values lie in
/// two parallel arrays, so that changing one value copies one array and shares the keys with every object of the same
/// shape. Lookup is logarithmic at worst. Safe to share between threads.
public final class JsonObject implements Json {

    public static final JsonObject EMPTY = new JsonObject(JsonKeys.NONE, new Json[0], 2);

    private static final int UNKNOWN = 0;

    private final JsonKeys keys;
    private final Json[] values;

    /// See [JsonSize]. Threads that race for it write the same number.
    private int bound;

    private JsonObject(JsonKeys keys, Json[] values, int bound) {
        this.keys = keys;
        this.values = values;
        this.bound = bound;
    }

    /// Takes ownership of the values; keys must be distinct. For codecs and builders of this package.
    static JsonObject owning(JsonKeys keys, Json[] values) {
        return values.length == 0 ? EMPTY : new JsonObject(keys, values, UNKNOWN);
    }

    public static JsonObject of(String key, Json value) {
        return new JsonObject(JsonKeys.shared(new String[] {key}), new Json[] {value}, UNKNOWN);
    }

    public static JsonObject of(String k1, Json v1, String k2, Json v2) {
        return of(k1, v1).with(k2, v2);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that starts with the members of this object.
    public Builder toBuilder() {
        var builder = new Builder();
        forEach(builder::put);
        return builder;
    }

    /// The value under the key, or null when there is none.
    public @Nullable Json get(String key) {
        int at = keys.indexOf(key);
        return at < 0 ? null : values[at];
    }

    /// The value under the key, or the fallback when there is none.
    public Json or(String key, Json fallback) {
        var value = get(key);
        return value == null ? fallback : value;
    }

    public boolean has(String key) {
        return keys.indexOf(key) >= 0;
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
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public String key(int index) {
        return keys.get(index);
    }

    public Json value(int index) {
        return values[index];
    }

    public List<String> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys.names()));
    }

    public void forEach(BiConsumer<String, Json> each) {
        for (int i = 0; i < values.length; i++) {
            each.accept(keys.get(i), values[i]);
        }
    }

    /// This object with the key set to the value; an existing key keeps its place. Linear in the number of members:
    /// use [#toBuilder()] to change many.
    public JsonObject with(String key, Json value) {
        int at = keys.indexOf(key);
        if (at >= 0) {
            return values[at] == value ? this : replaced(at, value);
        }
        var longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        int grown = JsonSize.key(key) + JsonSize.bound(value) + (isEmpty() ? 0 : 1);
        int known = bound;
        return new JsonObject(keys.with(key), longer, known == UNKNOWN ? UNKNOWN : known + grown);
    }

    private JsonObject replaced(int at, Json value) {
        var changed = values.clone();
        changed[at] = value;
        int known = bound;
        return new JsonObject(
                keys, changed, known == UNKNOWN ? UNKNOWN : known - JsonSize.bound(values[at]) + JsonSize.bound(value));
    }

    /// This object without the key, or this very object when it has no such key.
    public JsonObject without(String key) {
        int at = keys.indexOf(key);
        if (at < 0) {
            return this;
        }
        if (values.length == 1) {
            return EMPTY;
        }
        var shorter = new Json[values.length - 1];
        System.arraycopy(values, 0, shorter, 0, at);
        System.arraycopy(values, at + 1, shorter, at, shorter.length - at);
        int shrunk = JsonSize.key(key) + JsonSize.bound(values[at]) + 1;
        int known = bound;
        return new JsonObject(keys.without(at), shorter, known == UNKNOWN ? UNKNOWN : known - shrunk);
    }

    /// The members that meet the test, in their order; this very object when all do.
    public JsonObject filter(BiPredicate<String, Json> test) {
        var builder = new Builder();
        for (int i = 0; i < values.length; i++) {
            if (test.test(keys.get(i), values[i])) {
                builder.put(keys.get(i), values[i]);
            }
        }
        return builder.size() == values.length ? this : builder.build();
    }

    /// At least the length of the text; remembered from one version to the next.
    int bound() {
        int known = bound;
        if (known == UNKNOWN) {
            known = JsonSize.measure(this);
            bound = known;
        }
        return known;
    }

    @Override
    public int nesting() {
        int deepest = 0;
        for (var value : values) {
            deepest = Math.max(deepest, value.nesting());
        }
        return deepest + 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || that.values.length != values.length) {
            return false;
        }
        return keys == that.keys ? Arrays.equals(values, that.values) : sameMembers(that);
    }

    private boolean sameMembers(JsonObject that) {
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals(that.get(keys.get(i)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = values.length;
        for (int i = 0; i < values.length; i++) {
            hash += 31 * keys.get(i).hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }

    /// Collects members in order; a key given twice keeps its first place and its last value. Not thread-safe.
    public static final class Builder {
        private final JsonMembers members = new JsonMembers();

        public Builder put(String key, Json value) {
            members.put(key, value);
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        /// Takes the key out again, when it is there.
        public Builder remove(String key) {
            members.remove(key);
            return this;
        }

        int size() {
            return members.size();
        }

        public JsonObject build() {
            return members.build();
        }
    }
}
