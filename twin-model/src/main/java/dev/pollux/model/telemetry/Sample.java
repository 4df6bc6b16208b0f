package dev.pollux.model.telemetry;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;

/// One reported value: a number, a truth value or a short text (an enumeration). `revision` and `index` (its place in
/// that change) make it idempotent on replay; `observed` is the device's time, `arrived` the twin's.
public record Sample(
        TwinId twin, JsonPath path, Json value, Instant observed, Instant arrived, long revision, int index) {}
