package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.protocol.Topic.Channel;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import java.util.List;
import java.util.Optional;

/// Live messages as envelopes: topic `…/things/live/messages/{subject}`, path `/inbox/messages/{subject}` or
/// `/features/{feature}/outbox/messages/{subject}`. A response has the same topic, path and correlation id, and a
/// status. Payloads are bounded by [MessagePayload].
public final class MessageEnvelope {

    private MessageEnvelope() {}

    /// What an envelope on a message topic is.
    public sealed interface Read {
        /// A message on its way; it wants an answer unless its sender said no.
        record Sent(Message message, boolean wantsAnswer) implements Read {}

        /// The answer to the message with this correlation id.
        record Answered(Message about, Answer.Answered answer) implements Read {}

        record Refused(Rejection rejection) implements Read {}
    }

    public static Read read(Envelope envelope) {
        var topic = envelope.topic();
        if (topic.criterion() != Criterion.MESSAGES || topic.channel() != Channel.LIVE || topic.isForAny()) {
            return refused(Part.TOPIC, "'" + topic.text() + "' is no topic of a twin's messages");
        }
        var place = place(envelope.path(), topic.action());
        if (place.isEmpty()) {
            return refused(
                    Part.PATH,
                    "'" + envelope.path() + "' is not [/features/…]/inbox|outbox/messages/" + topic.action());
        }
        return switch (MessagePayload.read(envelope)) {
            case MessagePayload.Read.Refused(var rejection) -> new Read.Refused(rejection);
            case MessagePayload.Read.Ok(var payload) -> {
                var at = place.get();
                var message = new Message(
                        topic.id(), at.feature(), at.direction(), topic.action(), payload, envelope.correlationId());
                yield envelope.status() == 0
                        ? new Read.Sent(message, Headers.wantsResponse(envelope.headers()))
                        : new Read.Answered(message, new Answer.Answered(envelope.status(), payload));
            }
        };
    }

    /// The message as an envelope.
    public static Envelope of(Message message) {
        return MessagePayload.into(
                Envelope.of(topic(message), headers(message), path(message), Optional.empty()), message.payload());
    }

    /// The answer to the message as an envelope.
    public static Envelope answer(Message message, Answer.Answered answer) {
        var empty = new Envelope(
                topic(message),
                headers(message),
                path(message),
                Optional.empty(),
                answer.status(),
                0,
                Optional.empty());
        return MessagePayload.into(empty, answer.payload());
    }

    private record Place(String feature, String direction) {}

    private static Optional<Place> place(JsonPath path, String subject) {
        var steps = path.segments();
        boolean ofFeature = steps.size() > 2 && steps.getFirst().equals("features");
        var rest = ofFeature ? path.below(2).segments() : steps;
        boolean fits = rest.size() > 2
                && (rest.getFirst().equals("inbox") || rest.getFirst().equals("outbox"))
                && rest.get(1).equals("messages")
                && String.join("/", rest.subList(2, rest.size())).equals(subject);
        return fits ? Optional.of(new Place(ofFeature ? steps.get(1) : "", rest.getFirst())) : Optional.empty();
    }

    private static Topic topic(Message message) {
        return Topic.live(message.twin(), Criterion.MESSAGES, message.subject());
    }

    private static JsonPath path(Message message) {
        var start = message.feature().isEmpty() ? JsonPath.ROOT : JsonPath.of("features", message.feature());
        return start.append(JsonPath.of(message.direction(), "messages"))
                .append(new JsonPath(List.of(message.subject().split("/", -1))));
    }

    private static JsonObject headers(Message message) {
        return message.correlationId().isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.builder()
                        .put(Headers.CORRELATION_ID, message.correlationId())
                        .build();
    }

    private static Read refused(Part part, String detail) {
        return new Read.Refused(new Rejection.Malformed(part, detail));
    }
}
