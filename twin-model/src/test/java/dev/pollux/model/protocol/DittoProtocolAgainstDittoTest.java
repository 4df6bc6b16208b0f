package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.Envelope.Read;
import dev.pollux.model.protocol.RandomEnvelopes.Place;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent.Changed;
import dev.pollux.model.twin.TwinId.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.eclipse.ditto.base.model.signals.Signal;
import org.eclipse.ditto.base.model.signals.commands.ErrorResponse;
import org.eclipse.ditto.json.JsonFactory;
import org.eclipse.ditto.protocol.ProtocolFactory;
import org.eclipse.ditto.protocol.adapter.DittoProtocolAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Eclipse Ditto's protocol adapter reads what Pollux prints, under the same name, and Pollux reads what it prints.
class DittoProtocolAgainstDittoTest {

    private static final int ROUNDS = 40;
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final DittoProtocolAdapter DITTO = DittoProtocolAdapter.newInstance();
    private static final Set<DittoResource> NEVER_DELETED = EnumSet.of(
            DittoResource.POLICY_ID,
            DittoResource.POLICY_ENTRIES,
            DittoResource.SUBJECTS,
            DittoResource.RESOURCES,
            DittoResource.POLICY_IMPORTS);

    /// Where Ditto 3.8 does not read back what it prints: it loses `thing:` from the path of a resource's event, and
    /// the whole path of an import's response, whose value it takes for an id.
    private static final Set<DittoResource> LOST_BY_DITTO =
            EnumSet.of(DittoResource.RESOURCE, DittoResource.POLICY_IMPORT);

    private final RandomEnvelopes random = new RandomEnvelopes(new SplittableRandom(8731));

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "POLICY_ENTRY_.*", value = DittoResource.class)
    void commandsAreReadUnderTheirName(DittoResource resource) {
        for (int i = 0; i < ROUNDS; i++) {
            // given
            var place = random.place(resource);
            for (var action : actions(place)) {
                var carriesValue = !action.equals("delete") && !action.equals("retrieve");
                var envelope = envelope(place, Criterion.COMMANDS, action, carriesValue);

                // then
                assertThat(agreed(envelope).getType())
                        .isEqualTo(DittoNames.command(place.kind(), place.path(), action));
                assertThat(envelope.request(NOW)).isNotInstanceOf(Envelope.Request.Refused.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "POLICY_ENTRY_.*", value = DittoResource.class)
    void responsesAreReadUnderTheirName(DittoResource resource) {
        for (int i = 0; i < ROUNDS; i++) {
            var place = random.place(resource);
            for (var action : actions(place)) {
                // given
                var request = envelope(place, Criterion.COMMANDS, action, true);

                // then
                for (var response : responses(request, place)) {
                    var made = response.topic().action();
                    assertThat(agreed(response).getType())
                            .isEqualTo(DittoNames.response(place.kind(), place.path(), made));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "POLICY_(ENTRY_.*|IMPORT.*)", value = DittoResource.class)
    void eventsAreReadUnderTheirName(DittoResource resource) {
        for (int i = 0; i < ROUNDS; i++) {
            // given
            var place = random.place(resource);

            // when
            var events = events(place);

            // then
            assertThat(events).isNotEmpty().allSatisfy(event -> {
                var action = event.topic().action();
                assertThat(agreed(event).getType()).isEqualTo(DittoNames.event(place.kind(), place.path(), action));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void errorsAreReadWithTheirCodeAndStatus(Kind kind) {
        for (var rejection : RejectionSamples.all()) {
            // given
            var place = random.place(DittoResource.root(kind));
            var request = envelope(place, Criterion.COMMANDS, "modify", true);

            // when
            var signal = agreed(request.refusal(rejection));

            // then
            var error = (ErrorResponse<?>) signal;
            var expected = ErrorCatalogue.of(rejection);
            assertThat(error.getHttpStatus().getCode()).isEqualTo(expected.status());
            assertThat(error.getDittoRuntimeException().getErrorCode()).isEqualTo(expected.code());
        }
    }

    @Test
    void messagesAndTheirAnswersAreRead() {
        // given
        var id = random.id(Kind.THING);
        var message = new Message(id, "led", "inbox", "blink/fast", Payload.json(Json.of(3)), "c-1");

        // then
        assertThat(agreed(MessageEnvelope.of(message)).getType()).isEqualTo("messages.commands:featureMessage");
        var answer = new Answer.Answered(200, Payload.json(Json.of(true)));
        assertThat(agreed(MessageEnvelope.answer(message, answer)).getType())
                .isEqualTo("messages.responses:featureResponseMessage");
    }

    /// What Ditto makes of the envelope. On the way: its own print of it is read here, and printed here the same again.
    private static Signal<?> agreed(Envelope envelope) {
        var theirs = ProtocolFactory.jsonifiableAdaptableFromJson(
                JsonFactory.newObject(envelope.json().text()));
        var signal = DITTO.fromAdaptable(theirs);
        var printed = ProtocolFactory.wrapAsJsonifiableAdaptable(DITTO.toAdaptable(signal))
                .toJsonString();
        var json = (JsonObject) JsonCodec.DEFAULT.parse(printed);
        var read = ((Read.Ok) Envelope.parse(json)).envelope();
        assertThat(read.json()).isEqualTo(json);
        assertThat(read.topic()).isEqualTo(envelope.topic());
        assertThat(read.status()).isEqualTo(envelope.status());
        assertThat(read.revision()).isEqualTo(envelope.revision());
        assertThat(read.timestamp()).isEqualTo(envelope.timestamp());
        assertThat(read.correlationId()).isEqualTo(envelope.correlationId());
        if (!isLost(envelope)) {
            assertThat(read.path()).isEqualTo(envelope.path());
        }
        if (envelope.value().isPresent() && !envelope.path().isRoot()) {
            assertThat(read.value()).isEqualTo(envelope.value());
        }
        return signal;
    }

    private static boolean isLost(Envelope envelope) {
        return DittoResource.at(envelope.topic().id().kind(), envelope.path())
                .filter(LOST_BY_DITTO::contains)
                .isPresent();
    }

    private Envelope envelope(Place place, Criterion criterion, String action, boolean withValue) {
        var topic = Topic.twin(random.id(place.kind()), criterion, action);
        var content = action.equals("merge") ? Headers.MERGE_CONTENT : Headers.JSON_CONTENT;
        var headers = JsonObject.builder()
                .put(Headers.CORRELATION_ID, "c-1")
                .put(Headers.CONTENT_TYPE, content)
                .build();
        var value = WholeDocument.at(topic.id(), place.path(), place.value());
        return Envelope.of(topic, headers, place.path(), withValue ? Optional.of(value) : Optional.empty());
    }

    private static List<String> actions(Place place) {
        var actions = new ArrayList<>(List.of("modify", "retrieve"));
        if (place.path().isRoot()) {
            actions.add("create");
        }
        if (place.kind() == Kind.THING) {
            actions.add("merge");
        }
        if (!NEVER_DELETED.contains(place.resource())) {
            actions.add("delete");
        }
        return actions;
    }

    private static List<Envelope> responses(Envelope request, Place place) {
        var twin = twin(request, place);
        return switch (request.topic().action()) {
            case "retrieve" -> List.of(request.found(twin, place.value()));
            case "delete" -> List.of(done(request, twin, Effect.DELETED));
            case "create" -> List.of(done(request, twin, Effect.CREATED));
            default ->
                List.of(
                        done(
                                request,
                                twin,
                                place.resource() == DittoResource.POLICY_IMPORT ? Effect.MODIFIED : Effect.CREATED),
                        done(request, twin, Effect.MODIFIED),
                        done(request, twin, Effect.UNCHANGED));
        };
    }

    private static Envelope done(Envelope request, Twin twin, Effect effect) {
        return request.response(new Outcome.Done(twin, effect, Position.START));
    }

    private static Twin twin(Envelope request, Place place) {
        var absent = Twin.absent(request.topic().id());
        var document = JsonEdit.put(JsonObject.EMPTY, place.path(), place.value());
        return new Twin(
                absent.id(),
                Twin.Stage.PRESENT,
                7,
                NOW,
                NOW,
                (JsonObject) document,
                JsonObject.EMPTY,
                absent.presence(),
                absent.commands(),
                absent.recent());
    }

    private List<Envelope> events(Place place) {
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.Put(place.path(), place.value(), NOW));
        if (place.kind() == Kind.THING) {
            edits.add(new Edit.Merge(place.path(), place.value(), NOW));
        }
        if (!NEVER_DELETED.contains(place.resource())) {
            edits.add(new Edit.Remove(place.path(), NOW));
        }
        var cause = Cause.of("device:org.acme:pump", "c-1", Cause.Origin.DEVICE);
        var id = random.id(place.kind());
        var events = new ArrayList<Envelope>();
        for (long revision = 1; revision < 3; revision++) {
            var changed = new Changed(revision, NOW, edits, cause, RequestKey.NONE);
            events.addAll(Envelope.events(new Change(Position.START, id, changed)));
        }
        return events;
    }
}
