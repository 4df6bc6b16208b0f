package dev.pollux.sync.mqtt;

import static dev.pollux.sync.testing.Plant.json;
import static dev.pollux.sync.testing.Plant.next;
import static dev.pollux.sync.testing.Plant.publish;
import static dev.pollux.sync.testing.Plant.subscribe;
import static dev.pollux.sync.testing.Twins.done;
import static dev.pollux.sync.testing.Twins.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.testing.Plant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMessageTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

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

    @Test
    void aDeviceAnswersWithAnEnvelope() throws Exception {
        // given
        var client = plant.connect5(plant.device("m-1"));
        var inbox = subscribe(client, "plant/m-1/things/live/messages/#");

        // when
        var answer = plant.broker().send(message("m-1", "start", "c-1"), WAIT).toCompletableFuture();
        var asked = json(next(inbox));
        publish(client, asked.text("topic", ""), answerTo(asked, 202));

        // then
        assertThat(asked.text("path", "")).isEqualTo("/inbox/messages/start");
        assertThat(asked.get("value")).isEqualTo(Json.of("now"));
        assertThat(answer.join()).isInstanceOfSatisfying(Answer.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(202);
            assertThat(new String(answered.payload().bytes(), UTF_8)).isEqualTo("\"ok\"");
        });
    }

    @Test
    void aDeviceAnswersPlainlyOnTheResponseTopic() throws Exception {
        // given
        var client = plant.connect5(plant.device("m-2"));
        var inbox = subscribe(client, "plant/m-2/things/live/messages/start");

        // when
        var answer = plant.broker().send(message("m-2", "start", "c-2"), WAIT).toCompletableFuture();
        reply(client, next(inbox), "{\"done\":true}");

        // then
        assertThat(answer.join()).isInstanceOfSatisfying(Answer.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(new String(answered.payload().bytes(), UTF_8)).isEqualTo("{\"done\":true}");
        });
    }

    @Test
    void nobodyThereAndNobodyAnsweringAreSaid() throws Exception {
        // given
        var silent = plant.connect5(plant.device("m-3"));

        // when
        var unheard = plant.broker().send(message("m-3", "start", "c-3"), WAIT).toCompletableFuture();
        subscribe(silent, "plant/m-3/things/live/messages/#");
        var unanswered = plant.broker()
                .send(message("m-3", "start", "c-4"), Duration.ofMillis(200))
                .toCompletableFuture();
        var sent = plant.broker()
                .send(message("m-3", "start", "c-5"), Duration.ZERO)
                .toCompletableFuture();
        var absent =
                plant.broker().send(message("nobody", "start", "c-6"), WAIT).toCompletableFuture();

        // then
        assertThat(rejection(unheard.join())).isEqualTo(new Rejection.NoReceiver(thing("m-3")));
        assertThat(rejection(unanswered.join())).isInstanceOf(Rejection.TimedOut.class);
        assertThat(sent.join()).isEqualTo(new Answer.Sent());
        assertThat(rejection(absent.join())).isEqualTo(new Rejection.NoReceiver(thing("nobody")));
    }

    @Test
    void whoWatchesABoxHearsWhatIsPostedToIt() throws Exception {
        // given
        var client = plant.connect5(plant.device("m-9"));
        var inbox = subscribe(client, "plant/m-9/things/live/messages/#");
        var heard = new LinkedBlockingQueue<Message>();
        var told = message("m-9", "start", "c-9");
        var posted = new Message(thing("m-9"), "", "outbox", "news", told.payload(), "c-10");

        try (var _ = plant.broker().subscribe(heard::add)) {
            // when
            var outbox = plant.broker().send(posted, WAIT).toCompletableFuture();
            plant.broker().send(told, Duration.ZERO).toCompletableFuture().join();

            // then
            assertThat(outbox.join()).isEqualTo(new Answer.Sent());
            assertThat(json(next(inbox)).text("path", "")).isEqualTo("/inbox/messages/start");
            assertThat(heard).containsExactly(posted, told);
            assertThat(inbox).isEmpty();
        }
    }

    @Test
    void whatADeviceSaysOnItsOwnReachesItsListeners() throws Exception {
        // given
        var heard = new LinkedBlockingQueue<Message>();
        var client = plant.connect5(plant.device("m-4"));
        try (var _ = plant.broker().subscribe(heard::add)) {
            // when
            publish(client, "plant/m-4/things/live/messages/alarm", "{'hot': true}")
                    .join();
            var message = heard.poll(10, TimeUnit.SECONDS);

            // then
            assertThat(message).isNotNull();
            assertThat(message.direction()).isEqualTo("outbox");
            assertThat(message.subject()).isEqualTo("alarm");
            assertThat(new String(message.payload().bytes(), UTF_8)).isEqualTo("{\"hot\": true}");
        }
    }

    @Test
    void aCommandIsCarriedToTheDeviceAndItsAnswerToTheTwin() throws Exception {
        // given
        var client = plant.connect5(plant.device("m-5"));
        var inbox = subscribe(client, "plant/m-5/things/live/messages/#");

        // when
        dispatch("m-5", "command-1");
        var asked = json(next(inbox));
        publish(client, asked.text("topic", ""), answerTo(asked, 200));

        // then
        assertThat(asked.object("headers").text("correlation-id", "")).isEqualTo("command-1");
        awaitState("m-5", "command-1", State.SUCCEEDED);
    }

    @Test
    void aCommandWaitsForItsDevice() throws Exception {
        // given
        var device = plant.device("m-6");
        dispatch("m-6", "command-2");
        awaitState("m-6", "command-2", State.QUEUED);

        // when
        var client = plant.client5(device);
        var inbox = new LinkedBlockingQueue<Mqtt5Publish>();
        client.publishes(MqttGlobalPublishFilter.ALL, inbox::add);
        plant.connect(client, device);
        subscribe(client, "plant/m-6/things/live/messages/#");
        var asked = json(next(inbox));
        publish(client, asked.text("topic", ""), answerTo(asked, 500));

        // then
        awaitState("m-6", "command-2", State.FAILED);
    }

    private static void dispatch(String name, String id) {
        var now = Instant.now();
        var command = new DeviceCommand(id, "start", "", Json.of("now"), State.ACCEPTED, now, now.plusSeconds(60), now);
        done(plant.twins()
                .execute(thing(name), new TwinCommand.Dispatch(command))
                .join());
    }

    private static void awaitState(String name, String id, State state) {
        await().untilAsserted(() -> assertThat(plant.twins()
                        .journal()
                        .find(thing(name))
                        .orElseThrow()
                        .commands()
                        .get(id)
                        .state())
                .isEqualTo(state));
    }

    private static Message message(String name, String subject, String correlationId) {
        var id = new TwinId(TwinId.Kind.THING, "plant", name);
        return new Message(id, "", "inbox", subject, Payload.json(Json.of("now")), correlationId);
    }

    private static String answerTo(JsonObject asked, int status) {
        return JsonObject.builder()
                .put("topic", asked.text("topic", ""))
                .put(
                        "headers",
                        JsonObject.of(
                                "correlation-id",
                                Json.of(asked.object("headers").text("correlation-id", ""))))
                .put("path", asked.text("path", ""))
                .put("value", "ok")
                .put("status", status)
                .build()
                .text();
    }

    private static void reply(Mqtt5AsyncClient client, Mqtt5Publish asked, String payload) {
        client.publishWith()
                .topic(asked.getResponseTopic().orElseThrow())
                .correlationData(asked.getCorrelationData().orElseThrow())
                .payload(payload.getBytes(UTF_8))
                .send()
                .join();
    }

    private static Rejection rejection(Answer answer) {
        return ((Answer.Refused) answer).rejection();
    }
}
