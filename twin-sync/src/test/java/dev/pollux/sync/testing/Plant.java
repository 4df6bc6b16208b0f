package dev.pollux.sync.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Credentials.Issued;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.device.CredentialFile;
import dev.pollux.sync.mqtt.MqttBroker;
import dev.pollux.sync.mqtt.MqttSettings;
import dev.pollux.sync.twin.TwinSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Twins and a broker for their devices, all real, in one folder.
public final class Plant implements AutoCloseable {

    private final Twins twins;
    private final CredentialFile credentials;
    private final MqttBroker broker;
    private final CountingMeters meters = new CountingMeters();

    private Plant(Path folder, UnaryOperator<MqttSettings> mqtt, UnaryOperator<TwinDirectory> directory) {
        var clock = InstantSource.system();
        twins = Twins.start(folder.resolve("journal"), TwinSettings.DEFAULT, clock);
        credentials = CredentialFile.open(folder.resolve("credentials.json"), clock);
        broker = MqttBroker.start(
                mqtt.apply(MqttSettings.at(0, folder.resolve("mqtt"))),
                directory.apply(twins.system().directory()),
                twins.journal(),
                twins.gatekeeper(),
                twins.system().changes(),
                credentials,
                clock,
                meters);
    }

    public static Plant start(Path folder) {
        return start(folder, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// With other settings, and with something between the broker and the twins.
    public static Plant start(Path folder, UnaryOperator<MqttSettings> mqtt, UnaryOperator<TwinDirectory> directory) {
        return new Plant(folder, mqtt, directory);
    }

    public Twins twins() {
        return twins;
    }

    public MqttBroker broker() {
        return broker;
    }

    public CredentialFile credentials() {
        return credentials;
    }

    public CountingMeters meters() {
        return meters;
    }

    /// A new twin whose device may read and write it, and the device's credential.
    public Issued device(String name) {
        var id = Twins.thing(name);
        twins.create(id, "device:" + id.text(), "pollux:admin");
        return credentials.issue(id);
    }

    /// The twin's value at the path, from the newest stored state.
    public Json value(TwinId id, String path) {
        return twins.journal()
                .find(id)
                .flatMap(twin -> JsonPath.parse(path).in(twin.document()))
                .orElse(Json.NULL);
    }

    public Mqtt5AsyncClient connect5(Issued device) {
        var client = client5(device);
        connect(client, device);
        return client;
    }

    public void connect(Mqtt5AsyncClient client, Issued device) {
        client.toBlocking()
                .connectWith()
                .simpleAuth()
                .username(device.username())
                .password(device.password().getBytes(UTF_8))
                .applySimpleAuth()
                .send();
    }

    public Mqtt5AsyncClient client5(Issued device) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(device.clientId())
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildAsync();
    }

    public Mqtt3BlockingClient connect3(Issued device) {
        var client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(device.clientId())
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username(device.username())
                .password(device.password().getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return client;
    }

    public static CompletableFuture<Mqtt5PublishResult> publish(Mqtt5AsyncClient client, String topic, String payload) {
        return publish(client, topic, payload, MqttQos.AT_LEAST_ONCE);
    }

    public static CompletableFuture<Mqtt5PublishResult> publish(
            Mqtt5AsyncClient client, String topic, String payload, MqttQos qos) {
        return client.publishWith()
                .topic(topic)
                .qos(qos)
                .payload(payload.replace('\'', '"').getBytes(UTF_8))
                .send();
    }

    /// Subscribes; what comes is put into the queue.
    public static BlockingQueue<Mqtt5Publish> subscribe(Mqtt5AsyncClient client, String filter) {
        var queue = new LinkedBlockingQueue<Mqtt5Publish>();
        client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(queue::add)
                .send()
                .join();
        return queue;
    }

    public static Mqtt5Publish next(BlockingQueue<Mqtt5Publish> queue) throws InterruptedException {
        var publish = queue.poll(10, TimeUnit.SECONDS);
        if (publish == null) {
            throw new AssertionError("nothing came");
        }
        return publish;
    }

    public static JsonObject json(Mqtt5Publish publish) {
        return JsonCodec.DEFAULT.parseObject(publish.getPayloadAsBytes());
    }

    public static List<Mqtt5Publish> rest(BlockingQueue<Mqtt5Publish> queue) {
        return List.copyOf(queue);
    }

    @Override
    public void close() throws Exception {
        broker.close();
        twins.close();
    }
}
