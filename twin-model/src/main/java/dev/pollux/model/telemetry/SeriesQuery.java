package dev.pollux.model.telemetry;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.time.Instant;

/// Which part of a twin's history: from (inclusive) to (exclusive) by device time; `every` is the bucket, zero for raw
/// points; at most `limit` points.
public record SeriesQuery(
        TwinId twin, JsonPath path, Instant from, Instant to, Duration every, Aggregate aggregate, int limit) {

    /// What a bucket's value is.
    public enum Aggregate {
        AVG,
        MIN,
        MAX,
        SUM,
        COUNT,
        FIRST,
        LAST
    }
}
