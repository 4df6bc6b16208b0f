package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.port.Position;
import dev.pollux.model.testing.ChangeLogContract;
import dev.pollux.model.testing.JournalUnderTest;
import dev.pollux.model.testing.LatestTwinsContract;
import dev.pollux.model.twin.Twin;
import dev.pollux.sync.testing.CountingMeters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    @Nested
    class AsLog extends ChangeLogContract {
        private JournalOnDisk disk;

        @Override
        protected JournalUnderTest open() throws Exception {
            disk = JournalOnDisk.open(Files.createTempDirectory(folder, "log"));
            return disk;
        }

        @AfterEach
        void close() {
            disk.journal().close();
        }
    }

    @Nested
    class AsLatest extends LatestTwinsContract {
        private JournalOnDisk disk;

        @Override
        protected JournalUnderTest open() throws Exception {
            disk = JournalOnDisk.open(Files.createTempDirectory(folder, "latest"));
            return disk;
        }

        @AfterEach
        void close() {
            disk.journal().close();
        }
    }

    @Test
    void everythingIsThereAfterReopening() {
        // given
        Position head;
        try (var journal = Writes.open(folder)) {
            Writes.fill(journal, 20, 5);
            head = journal.head();
        }
        // when
        try (var journal = Writes.open(folder)) {
            // then
            assertThat(journal.head()).isEqualTo(head).isEqualTo(new Position(100));
            assertThat(journal.after(Position.START, 1000)).hasSize(100);
            var twin = journal.find(Writes.twin(3)).orElseThrow();
            assertThat(twin.revision()).isEqualTo(5);
            assertThat(twin.document().object("attributes").get("value")).isEqualTo(Writes.value(3, 5));
        }
    }

    @Test
    void aNumberThatIsTakenIsRefusedToASecondWriter() {
        try (var journal = Writes.open(folder)) {
            // given
            Writes.next(journal, 1);
            var again = Writes.write(Twin.absent(Writes.twin(1)), Writes.event(1, 1));
            // when
            var second = journal.append(Writes.twin(1), 1, again).toCompletableFuture();
            // then
            assertThatThrownBy(second::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("two writers");
            assertThat(journal.head()).isEqualTo(new Position(1));
        }
    }

    @Test
    void aSecondProcessIsToldThatTheJournalIsInUse() {
        try (var _ = Writes.open(folder)) {
            assertThatThrownBy(() -> Writes.open(folder))
                    .isInstanceOf(JournalInUse.class)
                    .hasMessageContaining("open in another process");
        }
    }

    @Test
    void aClosedJournalRefusesInsteadOfWaiting() {
        // given
        var journal = Writes.open(folder);
        Writes.next(journal, 1);
        var write = Writes.write(Twin.absent(Writes.twin(2)), Writes.event(2, 1));
        // when
        journal.close();
        // then
        var late = journal.append(Writes.twin(2), 1, write).toCompletableFuture();
        assertThatThrownBy(late::join).hasCauseInstanceOf(AppendRefused.class);
        assertThatThrownBy(() -> journal.find(Writes.twin(1))).hasMessageContaining("closed");
    }

    @Test
    void aFullQueueRefusesAndCounts() {
        // given
        var narrow = new JournalSettings(1, 1, 0, 0, 0, 8 << 20, 1 << 20);
        var meters = new CountingMeters();
        try (var journal = Journal.open(folder, narrow, meters)) {
            var writes = new ArrayList<CompletableFuture<Position>>();
            // when
            for (int n = 0; n < 500; n++) {
                var write = Writes.write(Twin.absent(Writes.twin(n)), Writes.event(n, 1));
                writes.add(journal.append(Writes.twin(n), 1, write).toCompletableFuture());
            }
            // then
            long refused = writes.stream()
                    .filter(write -> write.handle((_, fault) -> fault != null).join())
                    .count();
            assertThat(refused).isPositive().isEqualTo(meters.count("journal.refused", "reason", "busy"));
            assertThat(journal.head()).isEqualTo(new Position(500 - refused));
        }
    }

    @Test
    void aReaderBeforeTheHorizonIsToldSo() {
        try (var journal = Writes.open(folder)) {
            // given
            Writes.fill(journal, 10, 5);
            // when
            journal.cutHistory(new Position(20));
            // then
            assertThatThrownBy(() -> journal.after(Position.START, 1)).hasMessageContaining("horizon");
            assertThat(journal.after(new Position(20), 100)).hasSize(30);
            assertThat(journal.find(List.of(Writes.twin(0)))).hasSize(1);
        }
    }
}
