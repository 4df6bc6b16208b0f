package dev.pollux.model.twin;

/// Why something happened: who asked, under which correlation id, through which door, and the correlation id of the
/// cause before it (empty when it is the first).
public record Cause(String subject, String correlationId, Origin origin, String before) {

    /// The door a request came in by.
    public enum Origin {
        DEVICE,
        OPERATOR,
        RULE,
        SIMULATION,
        BRIDGE,
        SYSTEM
    }

    public static Cause of(String subject, String correlationId, Origin origin) {
        return new Cause(subject, correlationId, origin, "");
    }
}
