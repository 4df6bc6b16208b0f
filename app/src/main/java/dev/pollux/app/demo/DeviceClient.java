package dev.pollux.app.demo;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// One device on the wire: an MQTT 5 session with its own credential that reconnects by itself. At most one report is
/// under way; one that would overtake it is skipped, as a small device would. Thread-safe.
final class DeviceClient {

    private static final JsonCodec CODEC = JsonCodec.DEFAULT;

    private final TwinId id;
    private final VirtualDevice device;
    private final FleetFile.Secret secret;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final Mqtt5AsyncClient client;
    private final String prefix;
    private final AtomicBoolean reporting = new AtomicBoolean();

    DeviceClient(
            TwinId id,
            VirtualDevice device,
            FleetFile.Secret secret,
            URI broker,
            MqttClientExecutorConfig threads,
            InstantSource clock,
            ScheduledExecutorService timer) {
        this.id = id;
        this.device = device;
        this.secret = secret;
        this.clock = clock;
        this.timer = timer;
        this.prefix = id.namespace() + "/" + id.name() + "/things/";
        this.client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(secret.clientId())
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .executorConfig(threads)
                .automaticReconnect()
                .initialDelay(1, TimeUnit.SECONDS)
                .maxDelay(20, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(_ -> subscribe())
                .buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::hear);
    }

    CompletableFuture<?> connect() {
        return client.connectWith()
                .keepAlive(60)
                .simpleAuth()
                .username(secret.username())
                .password(secret.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .restrictions()
                .receiveMaximum(10)
                .applyRestrictions()
                .send();
    }

    private void subscribe() {
        var unused = client.subscribeWith()
                .topicFilter(prefix + "live/messages/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    CompletableFuture<?> disconnect() {
        return client.disconnect();
    }

    /// Sends everything measured now, and completes when it is acknowledged: then it is on the service's disk.
    CompletableFuture<?> report() {
        if (!client.getState().isConnected() || !reporting.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        var payload = JsonObject.builder()
                .put("path", "/features")
                .put("value", device.report(clock.instant()))
                .put("headers", JsonObject.of("response-required", Json.of(false)))
                .build();
        return publish("twin/commands/merge", payload).whenComplete((_, _) -> reporting.set(false));
    }

    private CompletableFuture<?> publish(String topic, JsonObject payload) {
        return client.publishWith()
                .topic(prefix + topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(CODEC.bytes(payload))
                .contentType("application/vnd.eclipse.ditto+json")
                .send();
    }

    /// An order, or the echo of our own answer, which carries a status.
    private void hear(Mqtt5Publish publish) {
        try {
            var envelope = CODEC.parseObject(publish.getPayloadAsBytes());
            if (!envelope.has("status")) {
                order(publish.getTopic().toString(), envelope);
            }
        } catch (JsonInvalid _) {
            // Not an order we understand: a device stays silent then.
        }
    }

    private void order(String topic, JsonObject envelope) {
        var subject = topic.substring(topic.lastIndexOf('/') + 1);
        var headers = envelope.object("headers");
        var correlationId = headers.text("correlation-id", "");
        var value = envelope.get("value");
        var answer = device.order(correlationId, subject, value == null ? Json.NULL : value, clock.instant());
        report();
        timer.schedule(() -> answer(envelope, subject, answer), answer.after().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void answer(JsonObject order, String subject, VirtualDevice.Answer answer) {
        var envelope = JsonObject.builder()
                .put("topic", order.text("topic", ""))
                .put(
                        "headers",
                        JsonObject.of(
                                "correlation-id",
                                Json.of(order.object("headers").text("correlation-id", "")),
                                "content-type",
                                Json.of("application/json")))
                .put("path", order.text("path", ""))
                .put("value", answer.value())
                .put("status", answer.status())
                .build();
        var unused = publish("live/messages/" + subject, envelope);
        report();
    }

    @Override
    public String toString() {
        return id.text();
    }
}
