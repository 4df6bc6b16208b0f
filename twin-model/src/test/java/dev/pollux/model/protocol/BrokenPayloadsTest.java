package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.protocol.Envelope.Read;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever a device or client sends, it gets an answer in values: nothing is thrown.
class BrokenPayloadsTest {

    private static final int ROUNDS = 50_000;
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final List<String> KEYS = List.of(
            "topic", "path", "value", "headers", "status", "revision", "timestamp", "fields", "extra", "ts", "values");
    private static final List<String> TEXTS = List.of(
            "a.b/c/things/twin/commands/modify",
            "a.b/c/things/twin/commands/merge",
            "a.b/c/things/live/messages/x/y",
            "a.b/c/policies/commands/create",
            "_/_/things/twin/errors",
            "/",
            "",
            "/attributes/a",
            "/features/f/inbox/messages/x/y",
            "/inbox/messages/x/y",
            "if-match",
            "condition",
            "content-type",
            "image/png",
            "eq(a,1",
            "*",
            "2026-03-04T05:06:07Z",
            "{{ ~.*~ }}",
            "\u0000\ud800");

    private final SplittableRandom random = new SplittableRandom(8731);

    @Test
    void anEnvelopeIsReadOrRefused() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            // given
            var json = random.nextBoolean()
                    ? object(3)
                    : object(3).with("topic", Json.of(pick(TEXTS))).with("path", Json.of(pick(TEXTS)));

            // when
            if (Envelope.parse(json) instanceof Read.Ok(var envelope)) {
                read++;
                assertThat(envelope.request(NOW)).isNotNull();
                assertThat(MessageEnvelope.read(envelope)).isNotNull();
                assertThat(EventFields.of(envelope)).isNotNull();
                assertThat(Envelope.parse(envelope.json())).isEqualTo(new Read.Ok(envelope));
            }
        }

        // then
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void telemetryIsReadOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(TelemetryPayload.read(any(3), NOW)).isNotNull();
        }
    }

    private JsonObject object(int depth) {
        var object = JsonObject.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            var key = random.nextInt(4) > 0 ? pick(KEYS) : pick(TEXTS);
            object.put(key, random.nextInt(3) > 0 ? Json.of(pick(TEXTS)) : any(depth - 1));
        }
        return object.build();
    }

    private Json any(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextBoolean() ? random.nextLong() : random.nextInt(-1, 700));
            case 3 -> Json.of(random.nextDouble());
            case 4 -> Json.of(pick(TEXTS));
            case 5 -> JsonArray.of(any(depth - 1), any(depth - 1));
            default -> object(depth);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
