package dev.pollux.model.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable JSON array. Safe to share between threads.
public final class JsonArray implements Json, Iterable<Json> {

    public static final JsonArray EMPTY = new JsonArray(new Json[0]);

    private final Json[] values;

    private JsonArray(Json[] values) {
        this.values = values;
    }

    public static JsonArray of(List<? extends Json> values) {
        return owning(values.toArray(Json[]::new));
    }

    public static JsonArray of(Json... values) {
        return owning(values.clone());
    }

    /// Takes ownership of the values. For codecs of this package.
    static JsonArray owning(Json[] values) {
        for (var value : values) {
            Objects.requireNonNull(value);
        }
        return values.length == 0 ? EMPTY : new JsonArray(values);
    }

    public Json get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    public List<Json> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
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
    public Iterator<Json> iterator() {
        return values().iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonArray that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return text();
    }
}
