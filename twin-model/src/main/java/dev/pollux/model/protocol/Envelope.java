package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import java.time.Instant;
import java.util.Optional;

/// One message of the Ditto Protocol. `value` is empty when the message carries none; `status` is 0 on requests and
/// events; `revision` is 0 where there is none.
public record Envelope(
        Topic topic,
        JsonObject headers,
        JsonPath path,
        Optional<Json> value,
        int status,
        long revision,
        Optional<Instant> timestamp) {

    /// Reads an envelope from its JSON; the refusal says which part is wrong.
    public static Read parse(JsonObject json) {
        throw new UnsupportedOperationException();
    }

    public JsonObject json() {
        throw new UnsupportedOperationException();
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

    /// One step from wire to algebra: create, modify, merge, delete, retrieve.
    public Request request(Instant now) {
        throw new UnsupportedOperationException();
    }

    /// The response to this request, on the same topic with the correlation id, Ditto's status and value; a refusal
    /// becomes an `errors` envelope.
    public Envelope response(Outcome outcome) {
        throw new UnsupportedOperationException();
    }

    public Envelope refusal(Rejection rejection) {
        throw new UnsupportedOperationException();
    }

    /// The events a change is told by: one for each edit, as Ditto would have named it (`created`, `modified`,
    /// `merged`,
    /// `deleted`). Empty for changes beside the document.
    public static java.util.List<Envelope> events(Change change) {
        throw new UnsupportedOperationException();
    }
}
