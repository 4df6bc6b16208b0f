package dev.pollux.model.device;

import java.time.Instant;

/// Whether the device's session is up, since when, and under which client id. When it last spoke is the newer of
/// `since` and the twin's last change.
public record Presence(Status status, Instant since, String clientId) {

    public enum Status {
        UNKNOWN,
        CONNECTED,
        DISCONNECTED
    }

    public static final Presence UNKNOWN = new Presence(Status.UNKNOWN, Instant.EPOCH, "");
}
