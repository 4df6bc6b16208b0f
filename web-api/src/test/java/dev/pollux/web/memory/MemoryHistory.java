package dev.pollux.web.memory;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Samples in a list, given back raw; it remembers what it was asked last.
public final class MemoryHistory implements TelemetryHistory {

    private final List<Sample> samples = new CopyOnWriteArrayList<>();

    public final AtomicReference<SeriesQuery> asked = new AtomicReference<>();

    @Override
    public Series read(SeriesQuery query) {
        asked.set(query);
        var points = samples.stream()
                .filter(sample ->
                        sample.twin().equals(query.twin()) && sample.path().equals(query.path()))
                .filter(sample -> !sample.observed().isBefore(query.from())
                        && sample.observed().isBefore(query.to()))
                .map(sample -> new Series.Point(sample.observed(), sample.arrived(), sample.value(), 0, 0, 1))
                .toList();
        var shown = points.subList(0, Math.min(query.limit(), points.size()));
        return new Series(shown, shown.size() < points.size());
    }

    @Override
    public List<JsonPath> paths(TwinId twin) {
        return samples.stream()
                .filter(sample -> sample.twin().equals(twin))
                .map(Sample::path)
                .distinct()
                .toList();
    }

    @Override
    public long count(TwinId twin, JsonPath path) {
        return samples.size();
    }

    @Override
    public void backfill(List<Sample> more) {
        samples.addAll(more);
    }

    @Override
    public DiskUse diskUse() {
        return new DiskUse(0, 0);
    }
}
