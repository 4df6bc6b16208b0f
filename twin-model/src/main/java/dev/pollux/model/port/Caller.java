package dev.pollux.model.port;

import dev.pollux.model.twin.Cause;
import java.util.List;

/// Who stands behind a request: the subjects proven by its credentials (the first is the default subject), the door it
/// came in by, and its correlation id.
public record Caller(List<String> subjects, Cause.Origin origin, String correlationId) {

    public Caller {
        subjects = List.copyOf(subjects);
    }

    /// The service itself, to whom everything is allowed. Only inner parts may use it, never a door.
    public static Caller system(String correlationId) {
        return new Caller(List.of("pollux:system"), Cause.Origin.SYSTEM, correlationId);
    }

    public boolean isSystem() {
        return origin == Cause.Origin.SYSTEM;
    }

    public String subject() {
        return subjects.isEmpty() ? "" : subjects.getFirst();
    }

    public Cause cause() {
        return Cause.of(subject(), correlationId, origin);
    }
}
