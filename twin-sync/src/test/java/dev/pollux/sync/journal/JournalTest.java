package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Cause CAUSE = Cause.of("device:plant:pump", "c-1", Cause.Origin.DEVICE);

    private static final StoredWrite.Receipt IGNORED = new StoredWrite.Receipt() {
        @Override
        public void stored(Position position) {}

        @Override
        public void refused(Rejection rejection) {}
    };

    @TempDir
    Path folder;

    @Test
    void anAppendedEventIsThereAfterReopening() {
        // given
        var id = TwinId.thing("plant:pump").orElseThrow();
        var write = write(id, 1, "a");
        try (var journal = open()) {
            // when
            var position = journal.append(id, 1, write).toCompletableFuture().join();

            // then
            assertThat(position).isEqualTo(new Position(1)).isEqualTo(journal.head());
            assertThat(journal.find(id)).contains(write.after());
        }
        try (var journal = open()) {
            assertThat(journal.head()).isEqualTo(new Position(1));
            assertThat(journal.find(id)).contains(write.after());
            assertThat(journal.after(Position.START, 10)).singleElement().satisfies(change -> {
                assertThat(change.twin()).isEqualTo(id);
                assertThat(change.event()).isEqualTo(write.event());
            });
        }
    }

    @Test
    void aCutShowsAllTwinsAsTheyStoodAtItsPosition() {
        // given
        try (var journal = open()) {
            var ids = IntStream.range(0, 20)
                    .mapToObj(i -> TwinId.thing("plant:p" + i).orElseThrow())
                    .toList();
            ids.forEach(id -> journal.append(id, 1, write(id, 1, "old"))
                    .toCompletableFuture()
                    .join());

            // when
            try (var cut = journal.cut()) {
                var id = ids.getFirst();
                journal.append(id, 2, write(id, 2, "new")).toCompletableFuture().join();

                // then
                var seen = new ArrayList<Twin>();
                cut.forEach(seen::add);
                assertThat(cut.position()).isEqualTo(new Position(20));
                assertThat(seen).hasSize(20).allMatch(twin -> twin.revision() == 1);
                assertThat(cut.find(id).orElseThrow().revision()).isEqualTo(1);
                assertThat(journal.find(List.of(id)).getFirst().revision()).isEqualTo(2);
            }
        }
    }

    private Journal open() {
        return Journal.open(folder, JournalSettings.DEFAULT.withReserveBytes(0), Meters.NONE);
    }

    private static StoredWrite write(TwinId id, long revision, String value) {
        var document = JsonObject.of("attributes", JsonObject.of("v", Json.of(value)));
        var absent = Twin.absent(id);
        var twin = new Twin(
                id,
                Twin.Stage.PRESENT,
                revision,
                AT,
                AT,
                document,
                JsonObject.EMPTY,
                absent.presence(),
                absent.commands(),
                absent.recent());
        var edit = new Edit.Put(JsonPath.ROOT, document, AT);
        var event = new TwinEvent.Changed(revision, AT, List.of(edit), CAUSE, RequestKey.NONE);
        return new StoredWrite(event, twin, IGNORED);
    }
}
