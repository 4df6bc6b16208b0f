package dev.pollux.model.query;

/// Reads RQL text. Depth and length are bounded.
public final class RqlParser {

    private RqlParser() {}

    /// Throws [RqlInvalid] with the position of what is wrong. The placeholders `time:now…` are not resolved here but
    /// in [#parse(String, java.time.Instant)].
    public static Rql parse(String text, java.time.Instant now) {
        throw new UnsupportedOperationException(text);
    }
}
