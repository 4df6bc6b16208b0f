package dev.pollux.sync.mqtt;

import static dev.pollux.sync.testing.Twins.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.Credentials.Issued;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.testing.Plant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverloadTest {

    private static final int PER_CLIENT = 10;

    @TempDir
    static Path folder;

    private static Plant plant;
    private static final Reluctant RELUCTANT = new Reluctant();

    @BeforeAll
    static void start() {
        plant = Plant.start(folder, settings -> settings.withInFlight(PER_CLIENT, 1_000), RELUCTANT::before);
    }

    @AfterAll
    static void stop() throws Exception {
        plant.close();
    }

    @Test
    void aReportThatCameToNothingIsSentAgainAndThenAcknowledged() throws Exception {
        // given
        var client = connect(plant.device("busy-1"));
        long shed = plant.meters().count("mqtt.messages.shed", "bound", "twin");
        RELUCTANT.refusals.set(2);

        // when
        report(client, "plant/busy-1/telemetry", 7, MqttQos.AT_LEAST_ONCE).get(20, TimeUnit.SECONDS);

        // then
        assertThat(plant.value(thing("busy-1"), "/features/n/properties/value")).isEqualTo(Json.of(7));
        assertThat(plant.meters().count("mqtt.messages.shed", "bound", "twin")).isEqualTo(shed + 2);
    }

    @Test
    void exactlyOnceIsNeverAcknowledgedForNothing() throws Exception {
        // given
        var client = connect(plant.device("busy-2"));
        RELUCTANT.refusals.set(1);

        // when
        var first = report(client, "plant/busy-2/telemetry", 7, MqttQos.EXACTLY_ONCE);

        // then
        assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(MqttSessionExpiredException.class);
        await().until(() -> client.getState().isConnected());
        report(client, "plant/busy-2/telemetry", 8, MqttQos.EXACTLY_ONCE).get(20, TimeUnit.SECONDS);
        assertThat(plant.value(thing("busy-2"), "/features/n/properties/value")).isEqualTo(Json.of(8));
    }

    @Test
    void aClientThatSendsTooMuchIsCutOffAndLosesNothing() throws Exception {
        // given
        var client = connect(plant.device("eager"));
        var gate = new CompletableFuture<Void>();
        RELUCTANT.gate = gate;

        // when
        var acks = new CompletableFuture<?>[5 * PER_CLIENT];
        for (int i = 0; i < acks.length; i++) {
            acks[i] = report(client, "plant/eager/telemetry", i, MqttQos.AT_LEAST_ONCE);
        }
        await().until(() -> plant.meters().count("mqtt.messages.shed", "bound", "client") > 0);
        RELUCTANT.gate = CompletableFuture.completedFuture(null);
        gate.complete(null);

        // then
        CompletableFuture.allOf(acks).get(30, TimeUnit.SECONDS);
        assertThat(plant.value(thing("eager"), "/features/n/properties/value")).isEqualTo(Json.of(5 * PER_CLIENT - 1));
    }

    private static CompletableFuture<?> report(Mqtt3AsyncClient client, String topic, int value, MqttQos qos) {
        return client.publishWith()
                .topic(topic)
                .qos(qos)
                .payload(("{\"n\":" + value + "}").getBytes(UTF_8))
                .send();
    }

    private static Mqtt3AsyncClient connect(Issued device) {
        var client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(device.clientId())
                .serverHost("127.0.0.1")
                .serverPort(plant.broker().port())
                .automaticReconnect()
                .initialDelay(50, TimeUnit.MILLISECONDS)
                .maxDelay(200, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .simpleAuth()
                .username(device.username())
                .password(device.password().getBytes(UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connectWith().cleanSession(false).send().join();
        return client;
    }

    /// Stands before the twins and refuses some reports, or lets them wait.
    private static final class Reluctant {

        private final AtomicInteger refusals = new AtomicInteger();
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        TwinDirectory before(TwinDirectory twins) {
            return (id, command, intent) -> command instanceof TwinCommand.See
                    ? twins.execute(id, command, intent)
                    : report(twins, id, command, intent);
        }

        private CompletionStage<TwinDirectory.Outcome> report(
                TwinDirectory twins, TwinId id, TwinCommand command, TwinDirectory.Intent intent) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.completedStage(
                        new TwinDirectory.Outcome.Refused(new Rejection.TooBusy("test", Duration.ofSeconds(1))));
            }
            return gate.thenCompose(_ -> twins.execute(id, command, intent));
        }
    }
}
