package dev.pollux.model.testing;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// The common ground of the contracts: a fresh journal for each test, and events to store in it.
abstract class JournalContract {

    static final TwinId PUMP = TwinId.thing("org.acme:pump").orElseThrow();
    static final TwinId FAN = TwinId.thing("org.acme:fan").orElseThrow();

    JournalUnderTest journal;

    /// An empty journal. Implementations close the one before themselves.
    protected abstract JournalUnderTest open() throws Exception;

    @BeforeEach
    void openJournal() throws Exception {
        journal = open();
    }

    static TwinEvent created(TwinId id) {
        return changed(1, new Edit.Put(JsonPath.ROOT, document(id), Instant.EPOCH));
    }

    static TwinEvent put(long revision, int value) {
        return changed(revision, new Edit.Put(JsonPath.parse("/attributes/x"), Json.of(value), Instant.EPOCH));
    }

    static TwinEvent deleted(long revision) {
        return changed(revision, new Edit.Remove(JsonPath.ROOT, Instant.EPOCH));
    }

    static TwinEvent changed(long revision, Edit edit) {
        var cause = Cause.of("pollux:test", "c", Cause.Origin.OPERATOR);
        return new TwinEvent.Changed(revision, Instant.EPOCH, List.of(edit), cause, RequestKey.NONE);
    }

    private static JsonObject document(TwinId id) {
        return JsonObject.of("thingId", Json.of(id.text()), "policyId", Json.of(id.text()));
    }
}
