package dev.pollux.sync.mqtt;

import static dev.pollux.sync.testing.Plant.json;
import static dev.pollux.sync.testing.Plant.next;
import static dev.pollux.sync.testing.Plant.publish;
import static dev.pollux.sync.testing.Plant.subscribe;
import static dev.pollux.sync.testing.Twins.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import dev.pollux.model.json.Json;
import dev.pollux.sync.testing.Plant;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileDeviceTest {

    private static final String COMMAND = "/things/twin/commands/modify";

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() {
        plant = Plant.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        plant.close();
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("deep", "/telemetry", "[".repeat(10_000)),
                Arguments.of("infinite", "/telemetry", "{'a': 1e400}"),
                Arguments.of("notanumber", "/telemetry", "{'a': NaN}"),
                Arguments.of("longnumber", "/telemetry", "{'a': " + "9".repeat(50_000) + "}"),
                Arguments.of("twice", COMMAND, "{'path': '/attributes/a', 'path': '/policyId', 'value': 1}"),
                Arguments.of("oddkey", COMMAND, "{'path': '/features/x/~1/a', 'value': 1, 'topic': 3}"),
                Arguments.of("surrogate", "/telemetry", "{'a': '\\ud800'}"),
                Arguments.of("large", "/telemetry", "{'a': '" + "x".repeat(150_000) + "'}"),
                Arguments.of("manykeys", "/telemetry", manyKeys()),
                Arguments.of("dots", "/things/twin/../commands/modify", "{}"),
                Arguments.of("segments", "/things/twin/commands/modify/a/b/c/d", "{}"),
                Arguments.of("channel", "/things/other/commands/modify", "{'path': '/', 'value': {}}"),
                Arguments.of(
                        "foreign",
                        COMMAND,
                        "{'topic': 'plant/victim/things/twin/commands/modify', 'path': '/attributes/a', 'value': 1}"),
                Arguments.of("revision", COMMAND, "{'path': '/_revision', 'value': 7}"),
                Arguments.of("nullroot", "/things/twin/commands/merge", "{'path': '/', 'value': null}"),
                Arguments.of("empty", "/telemetry", ""),
                Arguments.of("text", "/telemetry", "21.5"),
                Arguments.of("policy", "/policies/commands/modify", "{'path': '/', 'value': {}}"));
    }

    private static String manyKeys() {
        var keys = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            keys.append("'k").append(i).append("':1,");
        }
        return keys.append("'z':1}").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void poisonIsAnsweredAndCountedAndChangesNothing(String name, String topic, String payload) throws Exception {
        // given
        var client = plant.connect5(plant.device("p-" + name));
        var errors = subscribe(client, "plant/p-" + name + "/things/twin/errors");
        var before =
                plant.twins().journal().find(thing("p-" + name)).orElseThrow().revision();
        long refused = plant.meters().total("mqtt.messages.refused");

        // when
        var ack = publish(client, "plant/p-" + name + topic, payload)
                .handle((_, fault) -> fault)
                .join();
        var error = json(next(errors));

        // then
        assertThat(error.object("value").get("status")).isInstanceOf(Json.Int.class);
        assertThat(error.object("value").text("error", "")).isNotEmpty();
        assertThat(plant.meters().total("mqtt.messages.refused")).isEqualTo(refused + 1);
        assertThat(plant.twins()
                        .journal()
                        .find(thing("p-" + name))
                        .orElseThrow()
                        .revision())
                .isEqualTo(before);
        assertThat(ack == null || ack instanceof Mqtt5PubAckException).isTrue();
        assertThat(client.getState()).isEqualTo(MqttClientState.CONNECTED);
    }

    @Test
    void theOthersAreUnharmed() throws Exception {
        // given
        var bad = plant.connect3(plant.device("bad"));
        var good = plant.connect5(plant.device("good"));

        // when
        var acks = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 200; i++) {
            bad.publishWith()
                    .topic("plant/bad/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload("{{{".getBytes(UTF_8))
                    .send();
            acks.add(publish(good, "plant/good/telemetry", "{'n': " + i + "}"));
        }
        CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)).join();

        // then
        assertThat(plant.value(thing("good"), "/features/n/properties/value")).isEqualTo(Json.of(199));
        assertThat(plant.twins()
                        .journal()
                        .find(thing("bad"))
                        .orElseThrow()
                        .document()
                        .has("features"))
                .isFalse();
    }

    @Test
    void reasonCodesSayWhatWasWrongAndOldClientsAreCutOffForForeignTopics() {
        // given
        var client = plant.connect5(plant.device("code"));
        var old = plant.connect3(plant.device("old"));

        // when
        var malformed = publish(client, "plant/code/telemetry", "{{{")
                .handle((_, fault) -> fault)
                .join();
        var foreign = publish(client, "plant/victim/telemetry", "{'a':1}")
                .handle((_, fault) -> fault)
                .join();

        // then
        assertThat(code(malformed)).isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        assertThat(code(foreign)).isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThatThrownBy(() -> old.publishWith()
                        .topic("plant/victim/telemetry")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload("{\"a\":1}".getBytes(UTF_8))
                        .send())
                .isInstanceOf(RuntimeException.class);
        await().until(() -> !old.getState().isConnected());
    }

    private static Mqtt5PubAckReasonCode code(Throwable fault) {
        return ((Mqtt5PubAckException) fault).getMqttMessage().getReasonCode();
    }

    @Test
    void anAnswerCannotBeSentToAnotherDevice() {
        // given
        var client = plant.connect5(plant.device("sly"));

        // when
        var ack = client.publishWith()
                .topic("plant/sly/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .responseTopic("plant/victim/things/twin/commands/modify")
                .payload("{\"a\":1}".getBytes(UTF_8))
                .send();

        // then
        assertThatThrownBy(ack::join).isInstanceOf(CompletionException.class);
        assertThat(plant.value(thing("sly"), "/features")).isEqualTo(Json.NULL);
    }

    @Test
    void nobodyGetsInWithoutProofOrWithAWillForOthers() {
        // given
        var device = plant.device("w-1");

        // when, then
        assertThatThrownBy(() -> MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(plant.broker().port())
                        .buildBlocking()
                        .connect())
                .isInstanceOf(Mqtt5ConnAckException.class);
        assertThatThrownBy(() -> plant.client5(device)
                        .toBlocking()
                        .connectWith()
                        .simpleAuth()
                        .username(device.username())
                        .password("guess".getBytes(UTF_8))
                        .applySimpleAuth()
                        .send())
                .isInstanceOf(Mqtt5ConnAckException.class);
        assertThatThrownBy(() -> plant.client5(device)
                        .toBlocking()
                        .connectWith()
                        .simpleAuth()
                        .username(device.username())
                        .password(device.password().getBytes(UTF_8))
                        .applySimpleAuth()
                        .willPublish()
                        .topic("plant/victim/telemetry")
                        .applyWillPublish()
                        .send())
                .isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void aSessionIsTakenOverByItsOwnDeviceOnly() {
        // given
        var mine = plant.device("t-1");
        var other = plant.device("t-2");
        var first = plant.connect5(mine);

        // when
        var thief = plant.client5(mine);
        thief.toBlocking()
                .connectWith()
                .simpleAuth()
                .username(other.username())
                .password(other.password().getBytes(UTF_8))
                .applySimpleAuth()
                .send();

        // then
        assertThat(publish(first, "plant/t-1/telemetry", "{'a':1}").join().getError())
                .isEmpty();
        assertThatThrownBy(
                        () -> publish(thief, "plant/t-1/telemetry", "{'a':2}").join())
                .hasCauseInstanceOf(Mqtt5PubAckException.class);
        var second = plant.connect5(mine);
        await().until(() -> !first.getState().isConnected());
        publish(second, "plant/t-1/telemetry", "{'a':3}").join();
        assertThat(plant.value(thing("t-1"), "/features/a/properties/value")).isEqualTo(Json.of(3));
        assertThat(plant.broker().isConnected(thing("t-1"))).isTrue();
    }

    @Test
    void aRevokedCredentialEndsItsSessions() {
        // given
        var device = plant.device("r-1");
        var client = plant.connect5(device);

        // when
        plant.credentials().revoke(device.username());

        // then
        await().until(() -> !client.getState().isConnected());
        assertThatThrownBy(() -> plant.connect5(device)).isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void aBusyPortIsSaid() throws IOException {
        try (var taken = new ServerSocket()) {
            // given
            taken.bind(new InetSocketAddress("127.0.0.1", 0));

            // when, then
            var settings = MqttSettings.at(taken.getLocalPort(), folder.resolve("busy"));
            assertThatThrownBy(() -> EmbeddedBroker.checkPort(settings))
                    .isInstanceOfSatisfying(
                            PortInUse.class,
                            refused -> assertThat(refused.port()).isEqualTo(taken.getLocalPort()));
        }
    }
}
