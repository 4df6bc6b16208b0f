package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.Envelope.Read;
import dev.pollux.model.protocol.Envelope.Request;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Preconditions.Tags;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final TwinId PUMP = TwinId.thing("org.acme:pump").orElseThrow();

    @Test
    void aModifyIsAPutWithItsPreconditions() {
        // given
        var envelope = read("""
                {"topic":"org.acme/pump/things/twin/commands/modify","path":"/attributes/on","value":true,
                 "headers":{"If-Match":"\\"rev:4\\"","condition":"lt(attributes/t,5)","if-equal":"skip"}}""");

        // when
        var change = (Request.Change) envelope.request(NOW);

        // then
        assertThat(change.command()).isEqualTo(new TwinCommand.Put(JsonPath.of("attributes", "on"), Json.of(true)));
        assertThat(change.when().ifMatch()).isEqualTo(new Tags.Listed(List.of("\"rev:4\"")));
        assertThat(change.when().ifEqual()).isEqualTo(IfEqual.SKIP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            commands/create   | /             | {"a":1}                       | Create
            commands/merge    | /features/f   | {"properties":{"v":1}}        | Merge
            commands/delete   | /attributes/x |                               | Delete
            commands/modify   | /             | {}                            | Put
            """)
    void eachCommandIsOneOfTheAlgebra(String criterion, String path, String value, String command) {
        // when
        var change = (Request.Change) request(criterion, path, value);

        // then
        assertThat(change.command().getClass().getSimpleName()).isEqualTo(command);
        assertThat(change.when()).isEqualTo(Preconditions.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            commands/create   | /attributes   | {}   | PATH
            commands/create   | /             | 5    | JSON
            commands/modify   | /attributes   |      | JSON
            commands/merge    | /nowhere      | {}   | PATH
            commands/modify   | /features/f/x | {}   | PATH
            events/modified   | /             | {}   | TOPIC
            errors            | /             | {}   | TOPIC
            """)
    void whatDoesNotFitTogetherIsMalformed(String criterion, String path, String value, Rejection.Part part) {
        // when
        var refused = (Request.Refused) request(criterion, path, value);

        // then
        assertThat(refused.rejection())
                .isInstanceOfSatisfying(
                        Rejection.Malformed.class,
                        malformed -> assertThat(malformed.part()).isEqualTo(part));
    }

    @ParameterizedTest
    @CsvSource({"commands/delete, /policyId", "commands/migrate, /"})
    void whatNoTwinCanDoIsNotSupported(String criterion, String path) {
        // when
        var refused = (Request.Refused) request(criterion, path, "{}");

        // then
        assertThat(refused.rejection()).isInstanceOf(Rejection.NotSupported.class);
    }

    @Test
    void aShortFormTakesTheTopicItCameOn() {
        // given
        var topic = Topic.twin(PUMP, Criterion.COMMANDS, "modify");

        // when
        var read = (Read.Ok) Envelope.parse(json("{\"path\":\"/attributes/on\",\"value\":null}"), topic);

        // then
        assertThat(read.envelope().topic()).isEqualTo(topic);
        assertThat(read.envelope().value()).hasValue(Json.NULL);
    }

    @Test
    void aResponseEchoesTheCorrelationIdAndTellsTheTag() {
        // given
        var request = read("""
                {"topic":"org.acme/pump/things/twin/commands/modify","path":"/","value":{"attributes":{}},
                 "headers":{"correlation-id":"c-1"}}""");
        var twin = twin(json("{\"attributes\":{}}"));

        // when
        var created = request.response(new Outcome.Done(twin, Effect.CREATED, Position.START));
        var modified = request.response(new Outcome.Done(twin, Effect.MODIFIED, Position.START));

        // then
        assertThat(created.json()).isEqualTo(json("""
                {"topic":"org.acme/pump/things/twin/commands/modify","path":"/","status":201,
                 "value":{"thingId":"org.acme:pump","attributes":{}},
                 "headers":{"correlation-id":"c-1","content-type":"application/json","etag":"\\"rev:7\\""}}"""));
        assertThat(modified.status()).isEqualTo(204);
        assertThat(modified.value()).isEmpty();
    }

    @Test
    void aRefusalIsAnError() {
        // given
        var request = read("""
                {"topic":"org.acme/pump/things/twin/commands/delete","path":"/attributes/x",
                 "headers":{"correlation-id":"c-2"}}""");

        // when
        var refusal =
                request.response(new Outcome.Refused(new Rejection.NotFound(PUMP, JsonPath.of("attributes", "x"))));

        // then
        assertThat(refusal.topic().text()).isEqualTo("org.acme/pump/things/twin/errors");
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.correlationId()).isEqualTo("c-2");
        assertThat(((JsonObject) refusal.value().orElseThrow()).text("error", ""))
                .isEqualTo("things:attribute.notfound");
    }

    @Test
    void aChangeIsToldByOneEventForEachEdit() {
        // given
        var cause = Cause.of("device:org.acme:pump", "c-3", Cause.Origin.DEVICE);
        var edits = List.<Edit>of(
                new Edit.Put(JsonPath.of("attributes", "on"), Json.of(true), NOW),
                new Edit.Merge(JsonPath.of("features"), json("{\"f\":null}"), NOW),
                new Edit.Remove(JsonPath.of("definition"), NOW),
                new Edit.Late(JsonPath.of("attributes", "on"), Json.of(false), NOW));
        var changed = new TwinEvent.Changed(8, NOW, edits, cause, RequestKey.NONE);

        // when
        var events = Envelope.events(new Change(new Position(3), PUMP, changed));

        // then
        assertThat(events)
                .extracting(event -> event.topic().text())
                .containsExactly(
                        "org.acme/pump/things/twin/events/modified",
                        "org.acme/pump/things/twin/events/merged",
                        "org.acme/pump/things/twin/events/deleted");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.revision()).isEqualTo(8);
            assertThat(event.timestamp()).hasValue(NOW);
            assertThat(event.header(Headers.ORIGINATOR)).isEqualTo("device:org.acme:pump");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"path":"/"}                                                              | TOPIC
            {"topic":5,"path":"/"}                                                    | TOPIC
            {"topic":"a/b","path":"/"}                                                | TOPIC
            {"topic":"a/b/things/twin/errors"}                                        | PATH
            {"topic":"a/b/things/twin/errors","path":"/a//b"}                         | PATH
            {"topic":"a/b/things/twin/errors","path":"/","headers":[]}                | JSON
            {"topic":"a/b/things/twin/errors","path":"/","status":7}                  | JSON
            {"topic":"a/b/things/twin/errors","path":"/","revision":-1}               | JSON
            {"topic":"a/b/things/twin/errors","path":"/","timestamp":"yesterday"}     | JSON
            {"topic":"a/b/things/twin/errors","path":"/","fields":{}}                 | FIELDS
            """)
    void aBrokenEnvelopeIsRefusedWithThePartThatIsWrong(String text, Rejection.Part part) {
        // when
        var refused = (Read.Refused) Envelope.parse(json(text));

        // then
        assertThat(refused.rejection())
                .isInstanceOfSatisfying(
                        Rejection.Malformed.class,
                        malformed -> assertThat(malformed.part()).isEqualTo(part));
    }

    private static Request request(String criterion, String path, String value) {
        var body = JsonObject.builder()
                .put("topic", "org.acme/pump/things/twin/" + criterion)
                .put("path", path);
        if (value != null) {
            body.put("value", JsonCodec.DEFAULT.parse(value));
        }
        return ((Read.Ok) Envelope.parse(body.build())).envelope().request(NOW);
    }

    private static Envelope read(String text) {
        return ((Read.Ok) Envelope.parse(json(text))).envelope();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonCodec.DEFAULT.parse(text);
    }

    private static Twin twin(JsonObject document) {
        var absent = Twin.absent(PUMP);
        return new Twin(
                PUMP,
                Twin.Stage.PRESENT,
                7,
                NOW,
                NOW,
                document,
                JsonObject.EMPTY,
                absent.presence(),
                absent.commands(),
                absent.recent());
    }
}
