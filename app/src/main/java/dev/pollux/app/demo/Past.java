package dev.pollux.app.demo;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The week before the demo began, made by the same machines that report live. Writing it again changes nothing.
final class Past {

    private static final Duration LENGTH = Duration.ofDays(7);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int BATCH = 10_000;

    private final TelemetryHistory history;
    private final List<Sample> batch = new ArrayList<>(BATCH);
    private long written;

    Past(TelemetryHistory history) {
        this.history = history;
    }

    /// Writes one device's week, up to the moment it was born. Stops early when interrupted.
    void write(TwinId id, Machine machine, Instant bornAt) {
        for (var at = bornAt.minus(LENGTH); at.isBefore(bornAt); at = at.plus(STEP)) {
            collect(id, JsonPath.of("features"), machine.features(at), at);
            if (batch.size() >= BATCH) {
                flush();
            }
        }
    }

    private void collect(TwinId id, JsonPath path, Json value, Instant at) {
        switch (value) {
            case JsonObject object -> object.forEach((key, member) -> collect(id, path.child(key), member, at));
            case JsonArray _, Json.Null _ -> {}
            case Json.Bool _, Json.Int _, Json.Dec _, Json.Text _ ->
                batch.add(new Sample(id, path, value, at, at, 0, 0));
        }
    }

    long flush() {
        if (!batch.isEmpty()) {
            history.backfill(List.copyOf(batch));
            written += batch.size();
            batch.clear();
        }
        return written;
    }
}
