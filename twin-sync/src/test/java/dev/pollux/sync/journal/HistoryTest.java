package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    @Test
    void aCutKeepsEachTwinAndItsNumber() {
        try (var journal = Writes.open(folder.resolve("a"))) {
            // given
            Writes.fill(journal, 50, 40);
            // when
            var horizon = journal.cutHistory(new Position(1900));
            // then
            assertThat(horizon).isEqualTo(new Position(1900)).isEqualTo(journal.horizon());
            assertThat(journal.find(Writes.twin(7)).orElseThrow().revision()).isEqualTo(40);
            assertThat(journal.events().highestSeqNr("thing:plant:pump-7")).isEqualTo(40);
            assertThat(journal.verify()).isEqualTo(new Verification(100, 50, List.of()));
        }
        try (var journal = Writes.open(folder.resolve("a"))) {
            assertThat(journal.horizon()).isEqualTo(new Position(1900));
            assertThat(Writes.next(journal, 7)).isEqualTo(new Position(2001));
        }
    }

    @Test
    void aCutStopsBelowAnOpenCutOfTheFleet() throws Exception {
        try (var journal = Writes.open(folder)) {
            // given
            Writes.fill(journal, 10, 2);
            try (var _ = journal.cut()) {
                Writes.fill(journal, 10, 2);
                // when
                var horizon = journal.cutHistory(journal.head());
                // then
                assertThat(horizon).isEqualTo(new Position(20));
            }
            assertThat(journal.cutHistory(journal.head())).isEqualTo(new Position(39));
        }
    }

    @Test
    void aPositionIsFoundByTime() {
        try (var journal = Writes.open(folder)) {
            // given
            Writes.fill(journal, 10, 6);
            // when
            var before = journal.before(Writes.AT.plus(Duration.ofSeconds(4)));
            // then
            assertThat(before).isEqualTo(new Position(30));
            assertThat(journal.before(Writes.AT)).isEqualTo(journal.horizon());
            assertThat(journal.before(Writes.AT.plusSeconds(60))).isEqualTo(journal.head());
        }
    }

    @Test
    void aBackupOfARunningJournalIsRestoredToTheSameTwins() throws Exception {
        var backup = folder.resolve("backup");
        var restored = folder.resolve("restored");
        try (var journal = Writes.open(folder.resolve("journal"))) {
            // given
            Writes.fill(journal, 100, 10);
            // when
            var copied = journal.backup(backup);
            Writes.fill(journal, 100, 1);
            // then
            assertThat(copied).isEqualTo(new Verification(1000, 100, List.of()));
            assertThat(Journal.restore(backup, restored)).isEqualTo(copied);
        }
        try (var journal = Writes.open(restored)) {
            assertThat(journal.head()).isEqualTo(new Position(1000));
            assertThat(journal.find(Writes.twin(42)).orElseThrow().revision()).isEqualTo(10);
            assertThat(Writes.next(journal, 42)).isEqualTo(new Position(1001));
        }
        assertThatThrownBy(() -> Journal.restore(backup, restored)).hasMessageContaining("not empty");
        assertThat(folder.resolve("journal").resolve("checkpoint")).doesNotExist();
    }

    @Test
    void anUnfinishedBackupIsNotRestored() throws Exception {
        // given
        var backup = folder.resolve("backup");
        try (var journal = Writes.open(folder.resolve("journal"))) {
            Writes.fill(journal, 10, 10);
            journal.backup(backup);
        }
        // when
        Files.delete(backup.resolve(FormatFile.FILE));
        // then
        assertThatThrownBy(() -> Journal.restore(backup, folder.resolve("restored")))
                .isInstanceOf(JournalDamaged.class);
    }

    @Test
    void aDeadlineOutlivesARestartAndStaysUntilForgotten() {
        // given
        var expires = Writes.AT.plusSeconds(90);
        try (var journal = Writes.open(folder)) {
            Writes.next(journal, 1);
            var twin = journal.find(Writes.twin(1)).orElseThrow();
            var command = new DeviceCommand(
                    "c1", "open", "", Json.NULL, DeviceCommand.State.ACCEPTED, Writes.AT, expires, Writes.AT);
            var cause = Cause.of("pollux:ann", "c-9", Cause.Origin.OPERATOR);
            var moved = new TwinEvent.CommandMoved(Writes.AT, command, Json.NULL, cause);
            journal.append(twin.id(), 2, Writes.write(twin, moved))
                    .toCompletableFuture()
                    .join();
        }
        try (var journal = Writes.open(folder)) {
            // when
            var due = journal.timers().due(expires, 10);
            // then
            assertThat(journal.timers().due(expires.minusMillis(1), 10)).isEmpty();
            assertThat(due).containsExactly(new DueTimers.Due(Writes.twin(1), expires.toEpochMilli()));
            journal.timers().forget(due.getFirst());
            assertThat(journal.timers().due(expires, 10)).isEmpty();
        }
    }
}
