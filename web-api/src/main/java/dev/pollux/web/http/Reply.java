package dev.pollux.web.http;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;

/// An answer: status, headers and content. Immutable.
public record Reply(int status, Map<String, String> headers, Content content) {

    private static final JsonCodec WRITER = JsonCodec.DEFAULT;

    /// What stands in the body.
    public sealed interface Content {
        record None() implements Content {}

        record Bytes(String type, byte[] bytes) implements Content {}

        /// Sent and flushed piece by piece, until the source ends or the client goes.
        record Stream(String type, Flux<byte[]> pieces) implements Content {}
    }

    private static final Content NONE = new Content.None();

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), NONE);
    }

    public static Reply json(int status, Json value) {
        return bytes(status, "application/json", WRITER.bytes(value));
    }

    public static Reply text(int status, String type, String text) {
        return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply bytes(int status, String type, byte[] bytes) {
        return new Reply(status, Map.of(), new Content.Bytes(type, bytes));
    }

    public static Reply stream(String type, Flux<byte[]> pieces) {
        return new Reply(200, Map.of("cache-control", "no-cache"), new Content.Stream(type, pieces));
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, content);
    }
}
