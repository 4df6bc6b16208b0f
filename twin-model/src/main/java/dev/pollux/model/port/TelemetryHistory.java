package dev.pollux.model.port;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// Measured values over time. Reads block for milliseconds; the caller has checked that the path may be read.
public interface TelemetryHistory {

    Series read(SeriesQuery query);

    /// The paths of a twin that have history.
    List<JsonPath> paths(TwinId twin);

    /// Rows held for a twin and path, for tests and the page.
    long count(TwinId twin, JsonPath path);

    /// Writes samples that came from elsewhere than the change log, such as a recorded past. Idempotent.
    void backfill(List<Sample> samples);

    /// Bytes on disk, and the bound that retention keeps them under (0: none).
    DiskUse diskUse();

    record DiskUse(long bytes, long bound) {}
}
