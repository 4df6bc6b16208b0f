package dev.pollux.model.json;

/// One immutable JSON value. Numbers are either whole ([Int], 64 bit) or [Dec] (IEEE double, finite); anything that
/// does not fit is refused by [JsonCodec] instead of being rounded away. Safe to share between threads.
public sealed interface Json permits Json.Null, Json.Bool, Json.Int, Json.Dec, Json.Text, JsonArray, JsonObject {

    Json NULL = Null.NULL;

    static Json of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    static Json of(long value) {
        return value >= 0 && value < Int.SMALL.length ? Int.SMALL[(int) value] : new Int(value);
    }

    static Json of(double value) {
        return new Dec(value);
    }

    static Json of(String value) {
        return new Text(value);
    }

    /// The compact JSON text of this value, as RFC 8259 writes it.
    default String text() {
        return JsonCodec.DEFAULT.write(this);
    }

    /// The length of [#text()] in bytes of UTF-8.
    default int sizeInBytes() {
        return JsonSize.exact(this);
    }

    /// True when the text of this value has at most so many bytes of UTF-8. Exact, and cheap unless it is a near
    /// thing.
    default boolean fitsInto(long bytes) {
        return JsonSize.bound(this) <= bytes || sizeInBytes() <= bytes;
    }

    /// How many containers lie in each other: 0 for a plain value, 1 for an empty object.
    default int nesting() {
        return 0;
    }

    /// True for objects and arrays, whose parts can be addressed by a path.
    default boolean isContainer() {
        return this instanceof JsonObject || this instanceof JsonArray;
    }

    /// The JSON literal `null`: a value like any other, not Java's absence.
    enum Null implements Json {
        NULL
    }

    /// A truth value.
    record Bool(boolean value) implements Json {
        static final Bool TRUE = new Bool(true);
        static final Bool FALSE = new Bool(false);
    }

    /// A whole number of 64 bits.
    record Int(long value) implements Json {
        private static final Int[] SMALL = new Int[256];

        static {
            for (int i = 0; i < SMALL.length; i++) {
                SMALL[i] = new Int(i);
            }
        }
    }

    /// A finite double. Compares by bits, so that equality is an equivalence.
    record Dec(double value) implements Json {
        public Dec {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a JSON number is finite, got " + value);
            }
        }
    }

    /// A string.
    record Text(String value) implements Json {}
}
