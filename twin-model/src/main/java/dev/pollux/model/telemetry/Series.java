package dev.pollux.model.telemetry;

import dev.pollux.model.json.Json;
import java.time.Instant;
import java.util.List;

/// An answer to a [SeriesQuery]: raw points, or one point per bucket. `truncated` says that the limit cut it.
public record Series(List<Point> points, boolean truncated) {

    public Series {
        points = List.copyOf(points);
    }

    /// A value at a device time. In a bucket, `count` samples lie behind it and min and max bound the numbers; a raw
    /// point has count 1 and its own value as both.
    public record Point(Instant at, Instant arrived, Json value, double min, double max, long count) {}
}
