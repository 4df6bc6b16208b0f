package dev.pollux.model.json;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable JSON array.
public final class JsonArray implements Json, Iterable<Json> {

    public static final JsonArray EMPTY = new JsonArray(List.of());

    private final List<Json> values;

    private JsonArray(List<Json> values) {
        this.values = values;
    }

    public static JsonArray of(List<? extends Json> values) {
        return values.isEmpty() ? EMPTY : new JsonArray(List.copyOf(values));
    }

    public static JsonArray of(Json... values) {
        return of(List.of(values));
    }

    public Json get(int index) {
        return values.get(index);
    }

    public int size() {
        return values.size();
    }

    public List<Json> values() {
        return values;
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
        return values.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonArray that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
