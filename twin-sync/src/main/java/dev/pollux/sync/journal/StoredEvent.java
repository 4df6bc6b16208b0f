package dev.pollux.sync.journal;

import dev.pollux.model.twin.TwinEvent;

/// One row of the `events` family: whose it is, its number there, and what happened. Payloads that are no twin's are
/// kept as bytes which Pekko's serialization wrote.
record StoredEvent(String pid, long seqNr, Body body) {

    sealed interface Body {}

    record OfTwin(TwinEvent event) implements Body {}

    record Other(byte[] serialized) implements Body {}
}
