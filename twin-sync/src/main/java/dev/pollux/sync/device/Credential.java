package dev.pollux.sync.device;

import dev.pollux.model.twin.TwinId;
import java.time.Instant;

/// One device credential as it is stored: never the secret, only its SHA-256 hash.
record Credential(TwinId twin, String username, byte[] hash, Instant issued) {}
