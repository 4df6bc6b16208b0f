package dev.pollux.sync.mqtt;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.protocol.Envelope.Request;
import dev.pollux.model.protocol.Headers;
import dev.pollux.model.protocol.MessageEnvelope;
import dev.pollux.model.protocol.TelemetryPayload;
import dev.pollux.model.protocol.Topic;
import dev.pollux.model.protocol.Topic.Channel;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import java.time.Instant;
import java.util.Optional;

/// Reads what one device publishes: telemetry, commands about its twin, live messages. Pure; whatever comes in, it
/// answers and never throws.
final class InboundReader {

    private static final String TELEMETRY = "telemetry";
    private static final JsonCodec MESSAGES = new JsonCodec(new JsonCodec.Limits(32, 512 * 1024));

    private final OwnTopics topics;
    private final Topic telemetryTopic;

    InboundReader(OwnTopics topics) {
        this.topics = topics;
        this.telemetryTopic = Topic.twin(topics.twin(), Criterion.COMMANDS, "merge");
    }

    Inbound read(Inbound.Publish publish, Instant now) {
        var below = topics.below(publish.topic()).orElse("");
        if (below.equals(TELEMETRY)) {
            return telemetry(publish, now);
        }
        return Topic.parseMqtt(publish.topic())
                .map(topic -> onTopic(topic, publish, now))
                .orElseGet(() -> bad(telemetryTopic, publish, unknownTopic(publish)));
    }

    private Inbound onTopic(Topic topic, Inbound.Publish publish, Instant now) {
        if (topic.channel() == Channel.TWIN && topic.criterion() == Criterion.COMMANDS) {
            return command(topic, publish, now);
        }
        if (topic.channel() == Channel.LIVE && topic.criterion() == Criterion.MESSAGES) {
            return said(topic, publish);
        }
        return bad(topic, publish, unknownTopic(publish));
    }

    private static Rejection unknownTopic(Inbound.Publish publish) {
        return new Rejection.Malformed(Part.TOPIC, "devices do not publish on '" + publish.topic() + "'");
    }

    private Inbound telemetry(Inbound.Publish publish, Instant now) {
        var request = request(telemetryTopic, publish);
        try {
            var json = JsonCodec.DEFAULT.parse(publish.payload().bytes());
            return switch (TelemetryPayload.read(json, now)) {
                case TelemetryPayload.Read.Ok(var command) ->
                    new Inbound.Change(request, command, Preconditions.NONE, publish.correlationId());
                case TelemetryPayload.Read.Refused(var rejection) -> new Inbound.Bad(request, rejection);
            };
        } catch (JsonInvalid e) {
            return new Inbound.Bad(request, rejection(e));
        }
    }

    private Inbound command(Topic topic, Inbound.Publish publish, Instant now) {
        return switch (envelope(topic, publish)) {
            case Envelope.Read.Refused(var rejection) -> bad(topic, publish, rejection);
            case Envelope.Read.Ok(var envelope)
            when !envelope.topic().equals(topic) -> bad(topic, publish, otherTopic(envelope));
            case Envelope.Read.Ok(var envelope) -> request(withCorrelation(envelope, publish), now);
        };
    }

    private static Inbound request(Envelope envelope, Instant now) {
        return switch (envelope.request(now)) {
            case Request.Change(var command, var when) ->
                new Inbound.Change(envelope, command, when, envelope.correlationId());
            case Request.Retrieve(var _, var fields) -> new Inbound.Retrieve(envelope, fields);
            case Request.Refused(var rejection) -> new Inbound.Bad(envelope, rejection);
        };
    }

    private static Rejection otherTopic(Envelope envelope) {
        return new Rejection.Malformed(
                Part.TOPIC, "the payload names the topic '" + envelope.topic().text() + "', it was sent on another");
    }

    private static Envelope.Read envelope(Topic topic, Inbound.Publish publish) {
        try {
            return Envelope.parse(
                    JsonCodec.DEFAULT.parseObject(publish.payload().bytes()), topic);
        } catch (JsonInvalid e) {
            return new Envelope.Read.Refused(rejection(e));
        }
    }

    /// A live message is an envelope, or whatever the device likes to send as its payload.
    private Inbound said(Topic topic, Inbound.Publish publish) {
        return asEnvelope(publish)
                .map(json -> switch (Envelope.parse(json, topic)) {
                    case Envelope.Read.Refused(var rejection) -> bad(topic, publish, rejection);
                    case Envelope.Read.Ok(var envelope)
                    when !envelope.topic().equals(topic) -> bad(topic, publish, otherTopic(envelope));
                    case Envelope.Read.Ok(var envelope) -> said(withCorrelation(envelope, publish));
                })
                .orElseGet(() -> new Inbound.Said(
                        request(topic, publish),
                        new Message(
                                topics.twin(),
                                "",
                                "outbox",
                                topic.action(),
                                publish.payload(),
                                publish.correlationId())));
    }

    private static Inbound said(Envelope envelope) {
        return switch (MessageEnvelope.read(envelope)) {
            case MessageEnvelope.Read.Sent(var message, var _) -> new Inbound.Said(envelope, message);
            case MessageEnvelope.Read.Answered(var about, var answer) -> new Inbound.Answered(about, answer);
            case MessageEnvelope.Read.Refused(var rejection) -> new Inbound.Bad(envelope, rejection);
        };
    }

    private static Optional<JsonObject> asEnvelope(Inbound.Publish publish) {
        try {
            return MESSAGES.parse(publish.payload().bytes()) instanceof JsonObject json && json.has("topic")
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (JsonInvalid _) {
            return Optional.empty();
        }
    }

    private static Envelope withCorrelation(Envelope envelope, Inbound.Publish publish) {
        return publish.correlationId().isEmpty() || !envelope.correlationId().isEmpty()
                ? envelope
                : envelope.withHeader(Headers.CORRELATION_ID, Json.of(publish.correlationId()));
    }

    private static Inbound bad(Topic topic, Inbound.Publish publish, Rejection rejection) {
        return new Inbound.Bad(request(topic, publish), rejection);
    }

    private static Envelope request(Topic topic, Inbound.Publish publish) {
        var headers = publish.correlationId().isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.of(Headers.CORRELATION_ID, Json.of(publish.correlationId()));
        return Envelope.of(topic, headers, JsonPath.ROOT, Optional.empty());
    }

    private static Rejection rejection(JsonInvalid invalid) {
        var part = switch (invalid.reason()) {
            case TOO_LARGE -> Part.JSON_TOO_LARGE;
            case TOO_DEEP -> Part.JSON_TOO_DEEP;
            case SYNTAX, DUPLICATE_KEY, NUMBER_OUT_OF_RANGE, TEXT -> Part.JSON;
        };
        return new Rejection.Malformed(part, String.valueOf(invalid.getMessage()));
    }
}
