package dev.pollux.sync.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InboundReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InboundReader READER =
            new InboundReader(OwnTopics.of(new TwinId(TwinId.Kind.THING, "plant", "pump-1")));

    @Test
    void eachTopicBecomesOneKindOfThing() {
        assertThat(read("telemetry", "{'a':1}")).isInstanceOfSatisfying(Inbound.Change.class, change -> {
            assertThat(change.command()).isInstanceOf(TwinCommand.Merge.class);
            assertThat(change.key()).isEqualTo("c-1");
        });
        assertThat(read("telemetry", "[{'ts':'2025-12-31T00:00:00Z','values':{'a':1}}]"))
                .isInstanceOfSatisfying(
                        Inbound.Change.class,
                        change -> assertThat(change.command()).isInstanceOf(TwinCommand.Report.class));
        assertThat(read("things/twin/commands/retrieve", "{'path':'/'}")).isInstanceOf(Inbound.Retrieve.class);
        assertThat(read("things/live/messages/alarm/fire", "hot"))
                .isInstanceOfSatisfying(
                        Inbound.Said.class,
                        said -> assertThat(said.message().subject()).isEqualTo("alarm/fire"));
        assertThat(read("things/twin/events/modified", "{}"))
                .isInstanceOfSatisfying(
                        Inbound.Bad.class, bad -> assertThat(bad.isPayload()).isFalse());
    }

    @Test
    void whateverComesIsReadWithoutFail() {
        // given
        var random = new Random(8731);
        var topics = new String[] {
            "telemetry",
            "things/twin/commands/modify",
            "things/twin/commands/merge",
            "things/live/messages/m",
            "things/twin/commands/retrieve",
            "things/live/commands/modify",
            "policies/commands/modify",
            "x",
            "things//"
        };
        var payload = """
                {"topic":"plant/pump-1/things/twin/commands/modify","headers":{"correlation-id":"x","timeout":-1},
                "path":"/features/a~1b/properties/~0","value":{"a":[1,2.5e3,null,true,"\\u00e4"]},"ts":17,"values":{}}
                """.getBytes(UTF_8);

        for (int i = 0; i < 20_000; i++) {
            // when
            var bytes = payload.clone();
            for (int k = random.nextInt(6); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            var cut = Arrays.copyOf(bytes, length);
            var publish = new Inbound.Publish(
                    "plant/pump-1/" + topics[random.nextInt(topics.length)], new Payload("application/json", cut), "");

            // then
            assertThat(READER.read(publish, NOW)).isNotNull();
        }
    }

    private static Inbound read(String below, String payload) {
        var bytes = payload.replace('\'', '"').getBytes(UTF_8);
        return READER.read(
                new Inbound.Publish("plant/pump-1/" + below, new Payload("application/json", bytes), "c-1"), NOW);
    }
}
