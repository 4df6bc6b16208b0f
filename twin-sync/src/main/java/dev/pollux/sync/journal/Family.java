package dev.pollux.sync.journal;

import java.nio.charset.StandardCharsets;

/// The key spaces of the journal, all written by the same batches.
enum Family {
    /// Position in the order of all events → the event.
    EVENTS("events"),
    /// Persistence id and number → position.
    BY_TWIN("by_twin"),
    /// Persistence id → the newest state of the twin.
    LATEST("latest"),
    /// Deadline and persistence id → nothing.
    DUE("due"),
    /// Persistence id and number → a snapshot Pekko was asked to keep.
    SNAPSHOTS("snapshots"),
    /// What concerns the journal as a whole: its horizon.
    META("meta");

    private final byte[] bytes;

    Family(String label) {
        this.bytes = label.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
