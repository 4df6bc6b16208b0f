package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.protocol.Envelope.Read;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How envelopes are written and read.
final class EnvelopeJson {

    private static final int MAX_PATH = 2_048;

    private EnvelopeJson() {}

    static JsonObject write(Envelope envelope) {
        var json = JsonObject.builder().put("topic", envelope.topic().text()).put("headers", envelope.headers());
        if (!envelope.fields().isEmpty()) {
            json.put("fields", envelope.fields());
        }
        json.put("path", envelope.path().toString());
        envelope.value().ifPresent(value -> json.put("value", value));
        if (!envelope.extra().isEmpty()) {
            json.put("extra", envelope.extra());
        }
        if (envelope.status() != 0) {
            json.put("status", envelope.status());
        }
        if (envelope.revision() != 0) {
            json.put("revision", envelope.revision());
        }
        envelope.timestamp().ifPresent(time -> json.put("timestamp", time.toString()));
        return json.build();
    }

    static Read read(JsonObject json, Optional<Topic> fallback) {
        try {
            return new Read.Ok(envelope(json, fallback));
        } catch (Unreadable e) {
            return new Read.Refused(e.rejection);
        }
    }

    private static Envelope envelope(JsonObject json, Optional<Topic> fallback) {
        return new Envelope(
                topic(json, fallback),
                headers(json),
                path(json),
                Optional.ofNullable(json.get("value")),
                (int) number(json, "status", 100, 599),
                number(json, "revision", 0, Long.MAX_VALUE),
                timestamp(json),
                text(json, "fields", Part.FIELDS).orElse(""),
                object(json, "extra"));
    }

    private static Topic topic(JsonObject json, Optional<Topic> fallback) {
        var text = text(json, "topic", Part.TOPIC);
        if (text.isEmpty()) {
            return fallback.orElseThrow(() -> unreadable(Part.TOPIC, "the field 'topic' is missing"));
        }
        return Topic.parse(text.get())
                .orElseThrow(() -> unreadable(Part.TOPIC, "'" + shortened(text.get()) + "' is no topic"));
    }

    private static JsonObject headers(JsonObject json) {
        var headers = object(json, "headers");
        Headers.excess(headers).ifPresent(rejection -> {
            throw new Unreadable(rejection);
        });
        return headers;
    }

    private static JsonPath path(JsonObject json) {
        var text =
                text(json, "path", Part.PATH).orElseThrow(() -> unreadable(Part.PATH, "the field 'path' is missing"));
        if (text.length() > MAX_PATH) {
            throw unreadable(Part.PATH, "the path is longer than " + MAX_PATH + " characters");
        }
        var path = JsonPath.parse(text);
        if (path.segments().contains("")) {
            throw unreadable(Part.PATH, "'" + shortened(text) + "' has an empty step between its slashes");
        }
        return path;
    }

    private static Optional<Instant> timestamp(JsonObject json) {
        return text(json, "timestamp", Part.JSON).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException _) {
                throw unreadable(Part.JSON, "the timestamp '" + shortened(text) + "' is no ISO-8601 time in UTC");
            }
        });
    }

    private static Optional<String> text(JsonObject json, String key, Part part) {
        return switch (json.get(key)) {
            case null -> Optional.empty();
            case Json.Text(var text) -> Optional.of(text);
            case Json _ -> throw unreadable(part, "the field '" + key + "' must be a string");
        };
    }

    private static JsonObject object(JsonObject json, String key) {
        return switch (json.get(key)) {
            case null -> JsonObject.EMPTY;
            case JsonObject object -> object;
            case Json _ -> throw unreadable(Part.JSON, "the field '" + key + "' must be an object");
        };
    }

    private static long number(JsonObject json, String key, long min, long max) {
        @Nullable Json value = json.get(key);
        if (value == null) {
            return 0;
        }
        if (value instanceof Json.Int(var number) && number >= min && number <= max) {
            return number;
        }
        throw unreadable(Part.JSON, "the field '" + key + "' must be a number from " + min + " to " + max);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static Unreadable unreadable(Part part, String detail) {
        return new Unreadable(new Rejection.Malformed(part, detail));
    }

    /// Carries a refusal out of the readers of single fields; never leaves this class.
    private static final class Unreadable extends RuntimeException {

        private final transient Rejection rejection;

        Unreadable(Rejection rejection) {
            super(null, null, false, false);
            this.rejection = rejection;
        }
    }
}
