package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// How the payload of a message stands in an envelope: JSON as it is, text as a string, anything else in Base64, told
/// apart by the content type. At most [#MAX_BYTES] long.
public final class MessagePayload {

    public static final int MAX_BYTES = 250 * 1024;

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(32, MAX_BYTES));
    private static final byte[] NOTHING = {};

    private MessagePayload() {}

    sealed interface Read {
        record Ok(Payload payload) implements Read {}

        record Refused(Rejection rejection) implements Read {}
    }

    static Read read(Envelope envelope) {
        var type = envelope.header(Headers.CONTENT_TYPE);
        var value = envelope.value();
        if (value.isEmpty()) {
            return new Read.Ok(new Payload(type, NOTHING));
        }
        return switch (Form.of(type)) {
            case JSON -> sized(new Payload(type.isEmpty() ? Headers.JSON_CONTENT : type, CODEC.bytes(value.get())));
            case TEXT -> sized(new Payload(type, text(value.get()).getBytes(StandardCharsets.UTF_8)));
            case BINARY -> binary(type, value.get());
        };
    }

    private static Read binary(String type, Json value) {
        try {
            return sized(new Payload(type, Base64.getDecoder().decode(text(value))));
        } catch (IllegalArgumentException _) {
            return new Read.Refused(new Rejection.Malformed(
                    Part.JSON, "the value of content type '" + type + "' must be a string in Base64"));
        }
    }

    private static Read sized(Payload payload) {
        return payload.bytes().length <= MAX_BYTES
                ? new Read.Ok(payload)
                : new Read.Refused(new Rejection.Malformed(
                        Part.JSON_TOO_LARGE,
                        "a message has at most " + MAX_BYTES + " bytes, not " + payload.bytes().length));
    }

    private static String text(Json value) {
        return value instanceof Json.Text(var text) ? text : value.text();
    }

    /// The envelope with the payload as its value. What claims to be JSON and is none goes as Base64.
    static Envelope into(Envelope envelope, Payload payload) {
        if (payload.bytes().length == 0) {
            return envelope;
        }
        var form = Form.of(payload.contentType());
        var json = form == Form.JSON ? json(payload) : Optional.<Json>empty();
        var type = form == Form.JSON && json.isEmpty() ? "application/octet-stream" : payload.contentType();
        var value = json.orElseGet(() -> Json.of(
                form == Form.TEXT
                        ? new String(payload.bytes(), StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(payload.bytes())));
        var typed = type.isEmpty() ? envelope : envelope.withHeader(Headers.CONTENT_TYPE, Json.of(type));
        return typed.withValue(value);
    }

    private static Optional<Json> json(Payload payload) {
        try {
            return Optional.of(CODEC.parse(payload.bytes()));
        } catch (JsonInvalid _) {
            return Optional.empty();
        }
    }

    private enum Form {
        JSON,
        TEXT,
        BINARY;

        static Form of(String contentType) {
            int end = contentType.indexOf(';');
            var type = (end < 0 ? contentType : contentType.substring(0, end))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (type.isEmpty() || type.equals(Headers.JSON_CONTENT) || type.endsWith("+json")) {
                return JSON;
            }
            return type.startsWith("text/") ? TEXT : BINARY;
        }
    }
}
