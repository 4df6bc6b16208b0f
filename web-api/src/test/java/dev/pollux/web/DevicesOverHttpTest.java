package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesOverHttpTest {

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TwinId thing(String name) {
        server.put("/api/2/things/acme:" + name, "{}");
        return TwinId.thing("acme:" + name).orElseThrow();
    }

    private static void connect(TwinId id, int status, String answer) {
        server.ports.devices.connect(
                id,
                _ -> CompletableFuture.completedFuture(
                        new Answer.Answered(status, Payload.json(JsonCodec.DEFAULT.parse(answer)))));
    }

    private static JsonObject json(String body) {
        return JsonCodec.DEFAULT.parseObject(body.getBytes());
    }

    @Test
    void theAnswerOfADeviceIsTheResponse() {
        // given
        var id = thing("asked");
        connect(id, 207, "{\"speed\":5}");

        // when
        var answer = server.post("/api/2/things/acme:asked/inbox/messages/speed%2Fget", "{}");
        var feature = server.post("/api/2/things/acme:asked/features/f/inbox/messages/x", "{}");

        // then
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).isEqualTo("{\"speed\":5}");
        assertThat(feature.statusCode()).isEqualTo(207);
    }

    @Test
    void aMessageNobodyWaitsForIs202() {
        // given
        thing("told");

        // when
        var answer = server.post("/api/2/things/acme:told/inbox/messages/x?timeout=0", "{}");

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aCommandForAConnectedDeviceIsFollowedToItsEnd() {
        // given
        var id = thing("busy");
        connect(id, 200, "{\"done\":true}");

        // when
        var accepted = server.post("/api/2/things/acme:busy/commands/start?wait=10s", "{\"level\":2}");

        // then
        var command = json(accepted.body());
        assertThat(command.text("state", "")).isEqualTo("SUCCEEDED");
        assertThat(command.get("result")).isEqualTo(JsonObject.of("done", Json.of(true)));
        var place = accepted.headers().firstValue("location").orElseThrow();
        assertThat(json(server.get(place).body()).text("state", "")).isEqualTo("SUCCEEDED");
        assertThat(server.get("/api/2/things/acme:busy/commands").body()).contains("SUCCEEDED");
    }

    @Test
    void aCommandForADeviceThatIsAwayWaitsForIt() {
        // given
        var id = thing("away");
        var accepted = server.post("/api/2/things/acme:away/commands/start", "");
        assertThat(accepted.statusCode()).isEqualTo(202);
        var place = accepted.headers().firstValue("location").orElseThrow();
        await().untilAsserted(() ->
                assertThat(json(server.get(place).body()).text("state", "")).isEqualTo("QUEUED"));

        // when
        connect(id, 400, "\"no\"");
        var seen = new Presence(Presence.Status.CONNECTED, Instant.now(), "c1");
        server.ports.twins.execute(id, new TwinCommand.See(seen), Intent.of(Caller.system("c")));

        // then
        var ended = json(server.get(place + "?wait=10s").body());
        assertThat(ended.text("state", "")).isEqualTo("FAILED");
        assertThat(ended.get("result")).isEqualTo(Json.of("no"));
    }

    @Test
    void aLongPollAnswersAtTheNextStep() {
        // given
        thing("stepwise");
        var accepted = server.post("/api/2/things/acme:stepwise/commands/start", "");
        var place = accepted.headers().firstValue("location").orElseThrow();

        // when
        var next = json(server.get(place + "?wait=10s&after=ACCEPTED").body());

        // then
        assertThat(next.text("state", "")).isEqualTo("QUEUED");
    }

    @Test
    void theSameCommandSentAgainIsOneCommand() {
        // given
        thing("once");

        // when
        var first = server.post("/api/2/things/acme:once/commands/start", "", "idempotency-key", "k");
        var second = server.post("/api/2/things/acme:once/commands/start", "", "idempotency-key", "k");

        // then
        assertThat(json(first.body()).get("id")).isEqualTo(json(second.body()).get("id"));
        assertThat(server.ports
                        .twins
                        .find(TwinId.thing("acme:once").orElseThrow())
                        .orElseThrow()
                        .commands())
                .hasSize(1);
    }

    @Test
    void messagesOfADeviceAreStreamed() throws Exception {
        // given
        var id = thing("speaks");

        try (var events = Eventually.open(server, "/api/2/things/acme:speaks/outbox/messages/alarm")) {
            // when
            server.ports.devices.say(new Message(id, "", "outbox", "other", Payload.json(Json.of("not this")), "c"));
            server.ports.devices.say(new Message(id, "", "outbox", "alarm", Payload.json(Json.of("hot")), "c"));

            // then
            await().untilAsserted(() -> assertThat(events.data()).containsExactly("\"hot\""));
            assertThat(events.lines).contains("event: alarm");
        }
    }
}
