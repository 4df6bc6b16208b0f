package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One message of the Ditto Protocol. `value` is empty when the message carries none; `status` is 0 on requests and
/// events; `revision` is 0 where there is none; `fields` is the selection of a retrieve, empty for all; `extra` is what
/// enriches an event, empty for nothing. Immutable. [#parse] bounds the headers; the whole is bounded by the codec.
public record Envelope(
        Topic topic,
        JsonObject headers,
        JsonPath path,
        Optional<Json> value,
        int status,
        long revision,
        Optional<Instant> timestamp,
        String fields,
        JsonObject extra) {

    public Envelope(
            Topic topic,
            JsonObject headers,
            JsonPath path,
            Optional<Json> value,
            int status,
            long revision,
            Optional<Instant> timestamp) {
        this(topic, headers, path, value, status, revision, timestamp, "", JsonObject.EMPTY);
    }

    /// A request without status, revision and time.
    public static Envelope of(Topic topic, JsonObject headers, JsonPath path, Optional<Json> value) {
        return new Envelope(topic, headers, path, value, 0, 0, Optional.empty());
    }

    /// Reads an envelope from its JSON; the refusal says which part is wrong.
    public static Read parse(JsonObject json) {
        return EnvelopeJson.read(json, Optional.empty());
    }

    /// As [#parse(JsonObject)]; an envelope that names no topic, such as `{"path": …, "value": …}`, gets this one.
    public static Read parse(JsonObject json, Topic fallback) {
        return EnvelopeJson.read(json, Optional.of(fallback));
    }

    /// The envelope as Eclipse Ditto writes it.
    public JsonObject json() {
        return EnvelopeJson.write(this);
    }

    /// The text of a header, whose name is found without regard to case; empty when there is none.
    public String header(String name) {
        return Headers.text(headers, name);
    }

    public String correlationId() {
        return header(Headers.CORRELATION_ID);
    }

    public Envelope withHeader(String name, Json value) {
        return new Envelope(
                topic, headers.with(name, value), path, this.value, status, revision, timestamp, fields, extra);
    }

    public Envelope withValue(Json other) {
        return new Envelope(topic, headers, path, Optional.of(other), status, revision, timestamp, fields, extra);
    }

    public Envelope withExtra(JsonObject enriched) {
        return new Envelope(topic, headers, path, value, status, revision, timestamp, fields, enriched);
    }

    public sealed interface Read {
        record Ok(Envelope envelope) implements Read {}

        record Refused(Rejection rejection) implements Read {}
    }

    /// What a `…/twin/commands/…` envelope asks for: a change, or a read.
    public sealed interface Request {
        record Change(TwinCommand command, Preconditions when) implements Request {}

        record Retrieve(JsonPath path, String fields) implements Request {}

        record Refused(Rejection rejection) implements Request {}
    }

    /// One step from wire to algebra: create, modify, merge, delete, retrieve. The time is that of `time:now` in a
    /// condition.
    public Request request(Instant now) {
        return Requests.of(this, now);
    }

    /// The response to this request, on the same topic with the correlation id, Ditto's status and value; a refusal
    /// becomes an `errors` envelope.
    public Envelope response(Outcome outcome) {
        return Responses.of(this, outcome);
    }

    /// The response to a retrieve: status 200 and what the caller may see of the twin at the path.
    public Envelope found(Twin twin, Json visible) {
        return Responses.found(this, twin, visible);
    }

    public Envelope refusal(Rejection rejection) {
        return Responses.refusal(this, rejection);
    }

    /// The events a change is told by: one for each edit, as Ditto would have named it (`created`, `modified`,
    /// `merged`, `deleted`). Empty for changes beside the document.
    public static List<Envelope> events(Change change) {
        return Events.of(change);
    }
}
