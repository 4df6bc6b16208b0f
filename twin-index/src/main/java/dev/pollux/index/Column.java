package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of all rows at one path. While it is being filled from a cut, the tail writes to it too: a row that the
/// tail has touched is not overwritten by the older value of the cut. Once filled, only the tail writes, under the lock
/// of the row's chunk.
final class Column {

    private final JsonPath path;
    private volatile @Nullable ColumnChunk[] chunks = new ColumnChunk[0];
    private @Nullable BitSet touched;
    private volatile long used;

    private Column(JsonPath path, @Nullable BitSet touched) {
        this.path = path;
        this.touched = touched;
    }

    /// A column that gets its values from a cut while the tail goes on.
    static Column filling(JsonPath path) {
        return new Column(path, new BitSet());
    }

    /// A column of a fleet that nobody else sees yet.
    static Column alone(JsonPath path) {
        return new Column(path, null);
    }

    JsonPath path() {
        return path;
    }

    /// Absent when no row of the chunk ever had a value.
    @Nullable
    ColumnChunk chunk(int index) {
        var held = chunks;
        return index < held.length ? held[index] : null;
    }

    byte kind(int ordinal) {
        var chunk = chunk(RowChunk.index(ordinal));
        return chunk == null ? Kind.ABSENT : chunk.kind(RowChunk.row(ordinal));
    }

    synchronized void set(int ordinal, Optional<Json> value) {
        if (touched != null) {
            touched.set(ordinal);
        }
        write(ordinal, value);
    }

    /// The value from the cut, unless the tail knows better.
    synchronized void fill(int ordinal, Optional<Json> value) {
        if (touched == null || !touched.get(ordinal)) {
            write(ordinal, value);
        }
    }

    synchronized void filled() {
        touched = null;
    }

    private void write(int ordinal, Optional<Json> value) {
        var chunk = chunk(RowChunk.index(ordinal));
        if (chunk == null) {
            if (value.isEmpty()) {
                return;
            }
            chunk = grow(RowChunk.index(ordinal));
        }
        chunk.set(RowChunk.row(ordinal), value);
    }

    private ColumnChunk grow(int index) {
        var chunk = new ColumnChunk();
        var grown = Arrays.copyOf(chunks, Math.max(chunks.length, index + 1));
        grown[index] = chunk;
        chunks = grown;
        return chunk;
    }

    long used() {
        return used;
    }

    void use(long tick) {
        used = tick;
    }

    long bytes() {
        long bytes = 0;
        for (var chunk : chunks) {
            bytes += chunk == null ? 0 : chunk.bytes();
        }
        return bytes;
    }
}
