package dev.pollux.sync.journal;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/// Small writes for tests: twin number `n` at a revision holds a value that follows from both.
final class Writes {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    static final StoredWrite.Receipt IGNORED = new StoredWrite.Receipt() {
        @Override
        public void stored(Position position) {}

        @Override
        public void refused(Rejection rejection) {}
    };
    static final JournalSettings SMALL =
            JournalSettings.DEFAULT.withReserveBytes(0).withMemory(8 << 20, 1 << 20);

    static final JsonPath VALUE = JsonPath.parse("/attributes/value");

    private static final Cause CAUSE = Cause.of("device:plant:pump", "c-1", Cause.Origin.DEVICE);

    private Writes() {}

    static Journal open(Path folder) {
        return Journal.open(folder, SMALL, Meters.NONE);
    }

    static TwinId twin(int n) {
        return new TwinId(TwinId.Kind.THING, "plant", "pump-" + n);
    }

    /// The event that takes the twin from the revision before to this one.
    static TwinEvent event(int n, long revision) {
        return event(n, revision, AT.plusSeconds(revision));
    }

    static TwinEvent event(int n, long revision, Instant at) {
        var edit = revision == 1
                ? new Edit.Put(JsonPath.ROOT, document(n), at)
                : new Edit.Put(VALUE, value(n, revision), at);
        return new TwinEvent.Changed(revision, at, List.of(edit), CAUSE, RequestKey.NONE);
    }

    static Json value(int n, long revision) {
        return Json.of(n * 1_000_003L + revision * 7_919L);
    }

    static JsonObject document(int n) {
        return JsonObject.builder()
                .put("thingId", twin(n).text())
                .put("policyId", "plant:all")
                .put("attributes", JsonObject.of("value", value(n, 1), "place", Json.of("hall " + n % 7)))
                .build();
    }

    static StoredWrite write(Twin before, TwinEvent event) {
        return new StoredWrite(event, Decider.evolve(before, event), IGNORED);
    }

    /// Stores the next event of the twin and waits until it is on disk.
    static Position next(Journal journal, int n) {
        return append(journal, n).toCompletableFuture().join();
    }

    private static CompletionStage<Position> append(Journal journal, int n) {
        var id = twin(n);
        var before = journal.find(id).orElseGet(() -> Twin.absent(id));
        long revision = before.revision() + 1;
        return journal.append(id, revision, write(before, event(n, revision)));
    }

    /// Stores `revisions` events of each of `twins` twins, a round at a time.
    static void fill(Journal journal, int twins, int revisions) {
        for (int revision = 1; revision <= revisions; revision++) {
            IntStream.range(0, twins)
                    .mapToObj(n -> append(journal, n).toCompletableFuture())
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
