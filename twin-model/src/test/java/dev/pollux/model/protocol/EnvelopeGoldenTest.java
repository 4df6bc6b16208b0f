package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.Envelope.Read;
import dev.pollux.model.testing.Golden;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent.Changed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes over the wire, one envelope a line, to be read by people.
class EnvelopeGoldenTest {

    private static final String FILE = "twin-model/src/test/resources/golden/envelopes.txt";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final JsonObject DOCUMENT = json("""
            {"thingId":"org.acme:pump","policyId":"org.acme:policy","attributes":{"name":"Pump 7","on":true},
             "features":{"temp":{"properties":{"value":21.5}}}}""");

    private final List<String> lines = new ArrayList<>();

    @Test
    void envelopesAreAsTheyWere() {
        // when
        answers("create", "/", DOCUMENT, Effect.CREATED);
        answers("modify", "/attributes/on", Json.of(false), Effect.CREATED, Effect.MODIFIED);
        answers("merge", "/features/temp", json("{\"properties\":{\"value\":22,\"old\":null}}"), Effect.MODIFIED);
        answers("merge", "/", DOCUMENT, Effect.CREATED);
        answers("delete", "/attributes/on", Json.NULL, Effect.DELETED);
        retrieved();
        refusals();
        events();
        messages();

        // then
        Golden.check(FILE, String.join("\n", lines) + "\n");
        assertThat(lines).allSatisfy(EnvelopeGoldenTest::isReadAgain);
    }

    private void answers(String action, String path, Json value, Effect... effects) {
        var request = request(action, path, value);
        line(action, request);
        for (var effect : effects) {
            var outcome = new Outcome.Done(twin(), effect, Position.START);
            line(action + ", " + effect, request.response(outcome));
        }
    }

    private void retrieved() {
        var request = request("retrieve", "/features/temp/properties", Json.NULL);
        var part = request.path().in(DOCUMENT).orElseThrow();
        line("retrieved", request.found(twin(), part));
    }

    private void refusals() {
        var request = request("modify", "/attributes/on", Json.of(false));
        var id = RejectionSamples.THING;
        line("not found", request.refusal(new Rejection.NotFound(id, request.path())));
        line(
                "precondition",
                request.refusal(new Rejection.PreconditionFailed(id, "if-match", "\"rev:3\"", "\"rev:7\"")));
        line(
                "malformed",
                request.refusal(new Rejection.Malformed(Rejection.Part.FILTER, "at character 3: expected ')'")));
    }

    private void events() {
        var edits = List.<Edit>of(
                new Edit.Put(JsonPath.of("attributes", "on"), Json.of(false), NOW),
                new Edit.Merge(JsonPath.of("features"), json("{\"temp\":{\"properties\":{\"value\":22}}}"), NOW),
                new Edit.Remove(JsonPath.of("attributes", "name"), NOW));
        event(1, List.of(new Edit.Put(JsonPath.ROOT, DOCUMENT, NOW)));
        event(8, edits);
        event(9, List.of(new Edit.Remove(JsonPath.ROOT, NOW)));
    }

    private void event(long revision, List<Edit> edits) {
        var cause = Cause.of("device:org.acme:pump", "c-42", Cause.Origin.DEVICE);
        var changed = new Changed(revision, NOW, edits, cause, RequestKey.NONE);
        Envelope.events(new Change(new Position(3), RejectionSamples.THING, changed))
                .forEach(envelope -> line("event", envelope));
    }

    private void messages() {
        var ask = new Message(RejectionSamples.THING, "", "inbox", "ask", Payload.json(Json.of("how are you")), "c-43");
        var alarm = new Message(
                RejectionSamples.THING, "temp", "outbox", "alarm/high", bytes("text/plain", "too hot"), "c-44");
        line("message", MessageEnvelope.of(ask));
        line("answer", MessageEnvelope.answer(ask, new Answer.Answered(200, Payload.json(Json.of("fine")))));
        line("message", MessageEnvelope.of(alarm));
    }

    private static Payload bytes(String type, String text) {
        return new Payload(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void line(String name, Envelope envelope) {
        lines.add(name + ": " + envelope.json().text());
    }

    private static void isReadAgain(String line) {
        var json = json(line.substring(line.indexOf('{')));
        var read = Envelope.parse(json);
        assertThat(read).isInstanceOf(Read.Ok.class);
        assertThat(((Read.Ok) read).envelope().json()).isEqualTo(json);
    }

    private static Envelope request(String action, String path, Json value) {
        var body = JsonObject.builder()
                .put("topic", "org.acme/pump/things/twin/commands/" + action)
                .put("headers", json("{\"correlation-id\":\"c-42\"}"))
                .put("path", path);
        if (value != Json.NULL) {
            body.put("value", value);
        }
        return ((Read.Ok) Envelope.parse(body.build())).envelope();
    }

    private static Twin twin() {
        var absent = Twin.absent(RejectionSamples.THING);
        return new Twin(
                absent.id(),
                Twin.Stage.PRESENT,
                7,
                NOW,
                NOW,
                DOCUMENT,
                JsonObject.EMPTY,
                absent.presence(),
                absent.commands(),
                absent.recent());
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonCodec.DEFAULT.parse(text);
    }
}
