package dev.pollux.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One life of the whole service: a device is added, reports, is found in every view, survives a kill, and a stop
/// leaves nothing behind.
class WholeServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PUMP = "/api/2/things/plant:pump";

    @TempDir
    private Path data;

    @Test
    void aDeviceReportsIsFoundEverywhereAndSurvivesAKill() throws Exception {
        // given
        try (var service = ServiceProcess.start(data, "up")) {
            var issued = add("plant:pump");
            partOf(service.client(), "plant:pump", "plant:hall");

            // when
            publish(issued, "plant/pump/telemetry", "{\"temperature\": 21.5}");

            // then
            showsTheValue(service.client());
            isInEveryView(service.client());
            OperationsFiles.nameOnlyWhatIsPublished(service.client());
            assertThat(service.output()).first().asString().startsWith("Pollux is ready at http://127.0.0.1:");
            assertThat(service.children()).as("Neo4j").isNotEmpty();
            service.kill();
        }

        // when
        try (var service = ServiceProcess.start(data, "up")) {
            // then
            showsTheValue(service.client());
            stopsWithoutATrace(service);
        }
    }

    private JsonObject add(String thing) throws Exception {
        var output = ServiceProcess.run("device", "add", thing, "--data", data.toString(), "--json");
        return JsonCodec.DEFAULT.parseObject(output.getBytes(StandardCharsets.UTF_8));
    }

    private static void partOf(ServiceClient client, String part, String whole) {
        client.put("/api/2/things/" + whole, JsonObject.EMPTY).orFail("the whole");
        client.put(
                        "/api/2/things/" + part + "/attributes/relationships/partOf",
                        JsonObject.of("target", Json.of(whole)))
                .orFail("the edge");
    }

    private static void publish(JsonObject issued, String topic, String payload) {
        var broker = URI.create(issued.text("mqttUrl", ""));
        var device = MqttClient.builder()
                .useMqttVersion5()
                .identifier(issued.text("clientId", ""))
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .buildBlocking();
        device.connectWith()
                .simpleAuth()
                .username(issued.text("username", ""))
                .password(issued.text("password", "").getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        device.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
        device.disconnect();
    }

    private static void showsTheValue(ServiceClient client) {
        var feature = client.get(PUMP + "/features/temperature/properties/value");
        assertThat(feature.orFail("the value").body()).isEqualTo("21.5");
    }

    private static void isInEveryView(ServiceClient client) {
        var filter = "filter=gt(features/temperature/properties/value,21)&consistent=true";
        assertThat(client.get("/api/2/search/things?" + filter).orFail("search").body())
                .contains("plant:pump");
        assertThat(client.get("/api/2/search/things/count?" + filter)
                        .orFail("count")
                        .body())
                .isEqualTo("1");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.get("/api/2/assets/plant:hall/children").body()).contains("plant:pump");
            assertThat(client.get(PUMP + "/history/features/temperature/properties/value")
                            .body())
                    .contains("21.5");
        });
    }

    private void stopsWithoutATrace(ServiceProcess service) throws InterruptedException {
        List<ProcessHandle> children = service.children();
        assertThat(service.terminate(Duration.ofSeconds(15)))
                .as("stopped in time")
                .isTrue();
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(Files.exists(data.resolve("run.json"))).isFalse();
    }
}
