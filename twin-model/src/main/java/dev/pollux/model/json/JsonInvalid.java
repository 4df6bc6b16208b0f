package dev.pollux.model.json;

/// A text that is no acceptable JSON. Thrown by [JsonCodec] alone and translated once, at the border it came in by.
public final class JsonInvalid extends RuntimeException {

    /// What was wrong: the syntax, or which limit was passed.
    public enum Reason {
        SYNTAX,
        DUPLICATE_KEY,
        TOO_DEEP,
        TOO_LARGE,
        NUMBER_OUT_OF_RANGE,
        TEXT
    }

    private final Reason reason;

    public JsonInvalid(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
