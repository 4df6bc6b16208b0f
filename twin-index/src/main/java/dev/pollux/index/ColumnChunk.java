package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cells of one column for the rows of one [RowChunk], under that chunk's lock. Numbers and objects take room only
/// once one is there.
final class ColumnChunk {

    /// Longer texts and arrays are left to the document.
    private static final int TEXT_LENGTH = 256;

    private static final int LIST_SIZE = 16;

    private final byte[] kinds = new byte[RowChunk.ROWS];
    private long @Nullable [] numbers;
    private Object @Nullable [] objects;

    byte kind(int row) {
        return kinds[row];
    }

    long number(int row) {
        var held = numbers;
        return held == null ? 0 : held[row];
    }

    double decimal(int row) {
        return Double.longBitsToDouble(number(row));
    }

    /// The text at a row of kind TEXT or ODD; a reader without the lock may get the empty text instead.
    String text(int row) {
        var held = objects;
        return held != null && held[row] instanceof String text ? text : "";
    }

    JsonArray list(int row) {
        var held = objects;
        return held != null && held[row] instanceof JsonArray list ? list : JsonArray.EMPTY;
    }

    void set(int row, Optional<Json> value) {
        if (value.isEmpty()) {
            plain(row, Kind.ABSENT);
            return;
        }
        switch (value.get()) {
            case Json.Null _ -> plain(row, Kind.NULL);
            case Json.Bool(var truth) -> plain(row, truth ? Kind.TRUE : Kind.FALSE);
            case Json.Int(var number) -> number(row, Kind.INT, number);
            case Json.Dec(var number) -> number(row, Kind.DEC, Double.doubleToRawLongBits(number));
            case Json.Text(var text) -> text(row, text);
            case JsonObject object -> plain(row, object.isEmpty() ? Kind.EMPTY_OBJECT : Kind.OBJECT);
            case JsonArray array -> array(row, array);
        }
    }

    private void plain(int row, byte kind) {
        kinds[row] = kind;
        if (objects != null) {
            objects[row] = "";
        }
    }

    private void number(int row, byte kind, long bits) {
        if (numbers == null) {
            numbers = new long[RowChunk.ROWS];
        }
        numbers[row] = bits;
        plain(row, kind);
    }

    private void text(int row, String text) {
        if (text.length() <= TEXT_LENGTH) {
            object(row, Kind.TEXT, text);
        } else {
            object(row, Kind.ODD, text.substring(0, TEXT_LENGTH));
        }
    }

    private void array(int row, JsonArray array) {
        boolean small = array.size() <= LIST_SIZE;
        for (int i = 0; small && i < array.size(); i++) {
            var element = array.get(i);
            small = !element.isContainer() && !(element instanceof Json.Text(var text) && text.length() > TEXT_LENGTH);
        }
        object(row, small ? Kind.LIST : Kind.ODD, small ? array : "");
    }

    private void object(int row, byte kind, Object value) {
        if (objects == null) {
            objects = new Object[RowChunk.ROWS];
        }
        objects[row] = value;
        kinds[row] = kind;
    }

    /// Without the texts themselves.
    long bytes() {
        return kinds.length + (numbers == null ? 0L : 8L * RowChunk.ROWS) + (objects == null ? 0L : 4L * RowChunk.ROWS);
    }
}
