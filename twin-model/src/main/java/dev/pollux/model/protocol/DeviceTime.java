package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads the time a device says. Since the newest time wins in the document, a time far ahead would silence every later
/// report: it is refused, as is one from before such devices existed.
final class DeviceTime {

    static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Duration AHEAD = Duration.ofHours(24);

    private DeviceTime() {}

    static Instant read(@Nullable Json value, Instant arrival) {
        var time = parsed(value);
        if (time.isBefore(OLDEST)) {
            throw new TelemetryInvalid("the time " + time + " lies before " + OLDEST
                    + "; numbers are milliseconds since 1970, not seconds");
        }
        if (time.isAfter(arrival.plus(AHEAD))) {
            throw new TelemetryInvalid(
                    "the time " + time + " lies more than " + AHEAD.toHours() + " hours ahead; set the device's clock");
        }
        return time;
    }

    private static Instant parsed(@Nullable Json value) {
        return switch (value) {
            case Json.Int(var millis) -> Instant.ofEpochMilli(millis);
            case Json.Text(var text) -> iso(text);
            case null, default -> throw invalid(value == null ? "" : value.text());
        };
    }

    private static Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw invalid(text);
        }
    }

    private static TelemetryInvalid invalid(String text) {
        return new TelemetryInvalid("'ts' is milliseconds since 1970 or an ISO-8601 time with offset, got: "
                + (text.length() > 50 ? text.substring(0, 50) + "…" : text));
    }
}
