package dev.pollux.sync.journal;

import dev.pollux.model.twin.TwinId;
import java.time.Instant;

/// A time at which a twin wants to be asked, to the millisecond.
public record Deadline(TwinId twin, Instant at) {}
