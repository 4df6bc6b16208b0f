package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final int KILLS = 20;
    private static final int ENTITY_KILLS = 5;
    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir
    Path folder;

    @Test
    void noAcknowledgedEventIsLostOrDoubledByKilling() throws Exception {
        // given
        long seed = Long.getLong("pollux.seed", System.nanoTime());
        // when
        var report = KillTrial.run(KillTrial.Victim.JOURNAL, folder, KILLS, seed);
        // then
        System.out.println(report.json());
        assertThat(report.violations()).as("seed %d", seed).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(1_000);
    }

    @Test
    void noAcknowledgedCommandIsLostOrDoneTwiceByKilling() throws Exception {
        // given
        long seed = Long.getLong("pollux.seed", System.nanoTime());
        // when
        var report = KillTrial.run(KillTrial.Victim.TWINS, folder, ENTITY_KILLS, seed);
        // then
        System.out.println(report.json());
        assertThat(report.violations()).as("seed %d", seed).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(100);
    }

    @Test
    void aFailedSyncStopsTheProcessWithoutAFalseAcknowledgement() throws Exception {
        assumeThat(STRACE).as("strace, to make a sync fail").exists();
        // given
        var acknowledged = new AtomicLongArray(20);
        var journal = folder.resolve("journal");
        var failing = List.of(
                STRACE.toString(),
                "-f",
                "-o",
                folder.resolve("strace.log").toString(),
                "-e",
                "trace=fdatasync,fsync",
                "-e",
                "inject=fdatasync,fsync:error=EIO:when=60");
        // when
        int code;
        long heard;
        try (var writer = WriterProcess.start(CrashWriter.class, journal, acknowledged, failing)) {
            code = writer.awaitEnd(60);
            heard = writer.heard();
        }
        // then
        assertThat(Files.readString(folder.resolve("strace.log"))).contains("EIO");
        assertThat(code).isEqualTo(70);
        assertThat(heard).isPositive();
        try (var left = Writes.open(journal)) {
            var checker = new JournalChecker(20);
            checker.check(left, acknowledged);
            assertThat(checker.violations()).isEmpty();
        }
    }
}
