package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinCommand.Report.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What devices that know nothing of the Ditto Protocol send, in three forms:
///
/// - `{"temp": 21.5, "gps": {"lat": 1, "lon": 2}}`: the state now, becomes a merge. A null removes the value.
/// - `{"ts": …, "values": {…}}`: the same with the device's own time, becomes a report.
/// - an array of the second form: a backlog, becomes one report.
///
/// A value goes to `/features/{key}/properties/value`, the members of an object to `/features/{key}/properties/…`. The
/// time is a whole number of milliseconds since 1970 or an ISO-8601 text with its offset. A message has at most
/// [#MAX_OBSERVATIONS] values. Pure.
public final class TelemetryPayload {

    public static final int MAX_OBSERVATIONS = 1_000;

    private static final String TIME = "ts";
    private static final String VALUES = "values";
    private static final String VALUE = "value";
    private static final JsonPath FEATURES = JsonPath.of("features");

    /// The command, or why the payload is none.
    public sealed interface Read {
        record Ok(TwinCommand command) implements Read {}

        record Refused(Rejection rejection) implements Read {}
    }

    private final List<Observation> observations = new ArrayList<>();
    private final Instant arrival;

    private TelemetryPayload(Instant arrival) {
        this.arrival = arrival;
    }

    /// Reads a payload that arrived at the given time.
    public static Read read(Json payload, Instant arrival) {
        try {
            return new Read.Ok(new TelemetryPayload(arrival).command(payload));
        } catch (TelemetryInvalid e) {
            return new Read.Refused(new Rejection.Malformed(Rejection.Part.JSON, e.detail()));
        }
    }

    private TwinCommand command(Json payload) {
        return switch (payload) {
            case JsonObject object when isTimed(object) -> report(JsonArray.of(object));
            case JsonObject object -> merge(object);
            case JsonArray array -> report(array);
            default ->
                throw new TelemetryInvalid("telemetry is an object, or an array of {\"ts\": …, \"values\": {…}}");
        };
    }

    private static boolean isTimed(JsonObject object) {
        return object.has(TIME) && object.has(VALUES);
    }

    private TwinCommand report(JsonArray items) {
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof JsonObject item) || !isTimed(item) || item.size() != 2) {
                throw new TelemetryInvalid("item " + i + " is not of the form {\"ts\": …, \"values\": {…}}");
            }
            observe(item);
        }
        if (observations.isEmpty()) {
            throw new TelemetryInvalid("there are no values");
        }
        return new TwinCommand.Report(observations);
    }

    private void observe(JsonObject item) {
        if (!(item.get(VALUES) instanceof JsonObject values)) {
            throw new TelemetryInvalid("'values' must be an object");
        }
        var time = DeviceTime.read(item.get(TIME), arrival);
        values.forEach((feature, value) -> {
            var properties = FEATURES.child(name(feature)).child("properties");
            if (value instanceof JsonObject members) {
                members.forEach((property, member) -> add(properties.child(name(property)), member, time));
            } else {
                add(properties.child(VALUE), value, time);
            }
        });
    }

    private void add(JsonPath path, Json value, Instant time) {
        if (observations.size() == MAX_OBSERVATIONS) {
            throw tooMany();
        }
        checkNames(value);
        observations.add(new Observation(path, value, time));
    }

    private static TwinCommand merge(JsonObject values) {
        if (values.isEmpty()) {
            throw new TelemetryInvalid("there are no values");
        }
        var features = JsonObject.builder();
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            var properties =
                    values.value(i) instanceof JsonObject members ? members : JsonObject.of(VALUE, values.value(i));
            count += Math.max(1, properties.size());
            if (count > MAX_OBSERVATIONS) {
                throw tooMany();
            }
            checkNames(properties);
            features.put(name(values.key(i)), JsonObject.of("properties", properties));
        }
        return new TwinCommand.Merge(FEATURES, features.build());
    }

    private static void checkNames(Json value) {
        if (value instanceof JsonObject object) {
            object.forEach((key, member) -> {
                name(key);
                checkNames(member);
            });
        }
    }

    /// A key that may name a feature or a property; a merge's `{{ ~regex~ }}` keys may not.
    private static String name(String key) {
        boolean valid = !key.isEmpty()
                && !key.startsWith("{{")
                && key.chars().noneMatch(c -> c < ' ' || c == '/' || c >= 0x7f && c <= 0xff);
        if (!valid) {
            throw new TelemetryInvalid("'" + (key.length() > 50 ? key.substring(0, 50) + "…" : key)
                    + "' cannot name a feature or a property: it is empty, or holds a slash, a control character,"
                    + " a character from U+007F to U+00FF, or begins with '{{'");
        }
        return key;
    }

    private static TelemetryInvalid tooMany() {
        return new TelemetryInvalid("there are more than " + MAX_OBSERVATIONS + " values in one message");
    }
}
