package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {

    private static final int TWINS = 50;
    private static final int DISK_MIB = 40;

    @TempDir
    Path folder;

    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MIB + "m", "tmpfs", folder.toString());
        assumeThat(mounted).as("the right to mount a small disk").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", folder.toString());
        }
    }

    @Test
    void aFullDiskRefusesWritesAndWritingResumesWithRoom() throws Exception {
        wholeStory(2 << 20);
    }

    /// Without a reserve RocksDB itself meets the full disk.
    @Test
    void writingResumesEvenWhenTheDatabaseRanIntoTheEnd() throws Exception {
        wholeStory(Integer.MIN_VALUE);
    }

    private void wholeStory(long reserve) throws Exception {
        // given
        var ballast = folder.resolve("ballast");
        var settings = Writes.SMALL.withReserveBytes(reserve);
        var acknowledged = new AtomicLongArray(TWINS);
        var fatal = new AtomicReference<String>();
        var journalFolder = folder.resolve("journal");
        try (var journal = Journal.open(journalFolder, settings, Meters.NONE, () -> fatal.set("stopped"))) {
            fill(journal, acknowledged, 20);
            // when
            fillDisk(ballast);
            var refusal = writeUntilRefused(journal, acknowledged);
            // then
            assertThat(refusal).isEqualTo(new Rejection.StorageFull());
            assertThat(journal.find(Writes.twin(1)).orElseThrow().revision()).isEqualTo(acknowledged.get(1));
            assertThat(journal.after(Position.START, 10)).hasSize(10);
            // when
            Files.delete(ballast);
            // then
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> next(journal, acknowledged, 1) == null);
            fill(journal, acknowledged, 3);
            assertThat(fatal).hasNullValue();
        }
        try (var journal = Journal.open(journalFolder, settings, Meters.NONE)) {
            var checker = new JournalChecker(TWINS);
            checker.check(journal, acknowledged);
            assertThat(checker.violations()).isEmpty();
            assertThat(checker.events()).isEqualTo(sum(acknowledged));
            assertThat(journal.verify().damage()).isEmpty();
        }
    }

    private static void fill(Journal journal, AtomicLongArray acknowledged, int rounds) {
        for (int i = 0; i < rounds * TWINS; i++) {
            assertThat(next(journal, acknowledged, i % TWINS)).isNull();
        }
    }

    private static Rejection writeUntilRefused(Journal journal, AtomicLongArray acknowledged) {
        for (int i = 0; ; i++) {
            var refusal = next(journal, acknowledged, i % TWINS);
            if (refusal != null) {
                return refusal;
            }
        }
    }

    /// Stores the twin's next event; null when it is on disk, else why it was refused.
    private static Rejection next(Journal journal, AtomicLongArray acknowledged, int n) {
        var id = Writes.twin(n);
        var before = journal.find(id).orElseGet(() -> Twin.absent(id));
        long revision = before.revision() + 1;
        return journal.append(id, revision, Writes.write(before, Writes.event(n, revision)))
                .<Rejection>handle((position, fault) -> {
                    if (position != null) {
                        acknowledged.set(n, revision);
                        return null;
                    }
                    return ((AppendRefused) fault.getCause()).rejection();
                })
                .toCompletableFuture()
                .join();
    }

    /// Leaves about a megabyte for the journal to run into.
    private void fillDisk(Path ballast) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        var chunk = new byte[64 * 1024];
        try (var out = Files.newOutputStream(ballast)) {
            for (long left = free - (1 << 20); left > 0; left -= chunk.length) {
                out.write(chunk);
            }
        }
    }

    private static long sum(AtomicLongArray acknowledged) {
        long sum = 0;
        for (int n = 0; n < acknowledged.length(); n++) {
            sum += acknowledged.get(n);
        }
        return sum;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
