package dev.pollux.sync.mqtt;

import static dev.pollux.sync.testing.Plant.publish;
import static dev.pollux.sync.testing.Twins.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import dev.pollux.model.device.Presence.Status;
import dev.pollux.model.json.Json;
import dev.pollux.sync.testing.Plant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceRestartTest {

    private static final String TELEMETRY = "plant/pump-1/telemetry";

    @TempDir
    Path folder;

    @Test
    void aRestartKeepsWhatWasAcknowledgedAndForgetsWhoWasThere() throws Exception {
        try (var plant = Plant.start(folder)) {
            // given
            var pump = plant.device("pump-1");
            var client = plant.connect5(pump);
            await().until(() -> status(plant) == Status.CONNECTED);
            assertThat(plant.broker().isConnected(thing("pump-1"))).isTrue();
            client.toBlocking().disconnect();
            await().until(() -> status(plant) == Status.DISCONNECTED);
            assertThat(plant.broker().isConnected(thing("pump-1"))).isFalse();
            var again = plant.connect5(pump);
            await().until(() -> status(plant) == Status.CONNECTED);

            // when
            var result = publish(again, TELEMETRY, "{'temp': 21.5, 'gps': {'lat': 1, 'lon': 2}}")
                    .join();

            // then
            assertThat(((Mqtt5PublishResult.Mqtt5Qos1Result) result).getPubAck().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.SUCCESS);
            assertThat(plant.value(thing("pump-1"), "/features/temp/properties/value"))
                    .isEqualTo(Json.of(21.5));
        }
        try (var plant = Plant.start(folder)) {
            assertThat(plant.value(thing("pump-1"), "/features/gps/properties/lon"))
                    .isEqualTo(Json.of(2));
            await().until(() -> status(plant) == Status.DISCONNECTED);
        }
    }

    private static Status status(Plant plant) {
        return plant.twins()
                .journal()
                .find(thing("pump-1"))
                .orElseThrow()
                .presence()
                .status();
    }
}
