package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is done to the files, the journal either says so before it serves anything, or serves all of it.
class DamageTest {

    private static final int TWINS = 150;
    private static final int REVISIONS = 60;
    private static final Position HEAD = new Position((long) TWINS * REVISIONS);
    private static final int FLIPS = 15;

    @TempDir
    static Path folder;

    private static Path sound;
    private static int copies;

    /// The files as they are right after the process was killed: tables, several log files, a running manifest.
    @BeforeAll
    static void writeAJournal() throws IOException {
        var alive = folder.resolve("alive");
        sound = folder.resolve("sound");
        try (var journal = Writes.open(alive)) {
            Writes.fill(journal, TWINS, REVISIONS);
            Folders.copy(alive.resolve(OpenedJournal.DATABASE), sound.resolve(OpenedJournal.DATABASE));
            Folders.copyFile(alive.resolve(FormatFile.FILE), sound.resolve(FormatFile.FILE));
            Folders.copyFile(alive.resolve(HighWaterMark.FILE), sound.resolve(HighWaterMark.FILE));
        }
    }

    @Test
    void theSoundJournalIsServedWhole() throws IOException {
        assertThat(files(sound, "log")).hasSizeGreaterThan(1);
        assertThat(files(sound, "sst")).hasSizeGreaterThan(1);
        assertThat(isFound(copy())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "sst", "MANIFEST", "CURRENT"})
    void aFlippedBitIsFound(String kind) throws IOException {
        // given
        long seed = Long.getLong("pollux.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        int found = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            var journal = copy();
            var files =
                    files(journal, kind).stream().filter(DamageTest::isFilled).toList();
            // when
            flip(files.get(random.nextInt(files.size())), random);
            // then
            found += isFound(journal) ? 1 : 0;
            Folders.delete(journal);
        }
        System.out.println("{\"bench\":\"flip\",\"kind\":\"" + kind + "\",\"flips\":" + FLIPS + ",\"found\":" + found
                + ",\"seed\":" + seed + "}");
        assertThat(found).as("seed %d", seed).isGreaterThan(FLIPS / 2);
    }

    /// A journal too large to be checked whole at opening is checked block by block as it is read.
    @Test
    void aFlippedBitInATableNotCheckedAtOpeningIsFoundByWhoReadsIt() throws IOException {
        // given
        long seed = Long.getLong("pollux.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var unchecked = new JournalSettings(1_000, 1_000, 0, -1, 0, 8 << 20, 1 << 20);
        int found = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            var journal = copy();
            var files = files(journal, "sst");
            // when
            flip(files.get(random.nextInt(files.size())), random);
            // then
            found += isFound(journal, unchecked) ? 1 : 0;
            Folders.delete(journal);
        }
        assertThat(found).as("seed %d", seed).isGreaterThan(FLIPS / 2);
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        for (var kind : List.of("log", "sst", "MANIFEST", "CURRENT")) {
            for (var file : files(sound, kind)) {
                // given
                var journal = copy();
                // when
                Files.delete(journal.resolve(OpenedJournal.DATABASE).resolve(file.getFileName()));
                // then
                assertThat(isFound(journal) || !isFilled(file))
                        .as("missing %s", file)
                        .isTrue();
                Folders.delete(journal);
            }
        }
    }

    @Test
    void aMissingFormIsFound() throws IOException {
        var journal = copy();
        Files.delete(journal.resolve(FormatFile.FILE));
        assertThatThrownBy(() -> Writes.open(journal))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("FORMAT is missing");
    }

    @Test
    void aNewerFormIsRefusedClearly() throws IOException {
        var journal = copy();
        Files.writeString(journal.resolve(FormatFile.FILE), "pollux journal 2\n");
        assertThatThrownBy(() -> Writes.open(journal))
                .isInstanceOf(JournalTooNew.class)
                .hasMessageContaining("has form 2, this version reads forms up to 1");
    }

    @Test
    void aTornTailIsCutAndMeasured() throws IOException {
        // given
        var journal = copy();
        var newest = LogTail.newestLog(journal.resolve(OpenedJournal.DATABASE)).orElseThrow();
        assertThat(LogTail.tornBytes(newest.getParent())).isZero();
        // when
        var half = new byte[100];
        new SplittableRandom(1).nextBytes(half);
        half[99] = 1;
        Files.write(newest, half, StandardOpenOption.APPEND);
        // then
        assertThat(LogTail.tornBytes(newest.getParent())).isEqualTo(100);
        assertThat(isFound(journal)).isFalse();
    }

    @Test
    void aNewestLogCutShortIsFoundByTheMark() throws IOException {
        // given
        var journal = copy();
        var newest = LogTail.newestLog(journal.resolve(OpenedJournal.DATABASE)).orElseThrow();
        // when
        try (var file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.setLength(file.length() * 97 / 100);
        }
        // then
        assertThatThrownBy(() -> Writes.open(journal))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("acknowledged events")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void theLossIsAcceptedByDeletingTheMark() throws IOException {
        // given
        var journal = copy();
        var newest = LogTail.newestLog(journal.resolve(OpenedJournal.DATABASE)).orElseThrow();
        try (var file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.setLength(file.length() * 97 / 100);
        }
        // when
        Files.delete(journal.resolve(HighWaterMark.FILE));
        // then
        try (var left = Writes.open(journal)) {
            assertThat(left.head()).isLessThan(HEAD);
            assertThat(left.verify().damage()).isEmpty();
            assertThat(Writes.next(left, 3).sequence()).isPositive();
        }
    }

    /// True when the damage was said; otherwise all must be there.
    private static boolean isFound(Path journal) {
        return isFound(journal, Writes.SMALL);
    }

    private static boolean isFound(Path journal, JournalSettings settings) {
        try (var opened = Journal.open(journal, settings, Meters.NONE)) {
            var expected = new AtomicLongArray(TWINS);
            for (int n = 0; n < TWINS; n++) {
                expected.set(n, REVISIONS);
            }
            var checker = new JournalChecker(TWINS);
            checker.check(opened, expected);
            assertThat(checker.violations()).isEmpty();
            assertThat(opened.head()).isEqualTo(HEAD);
            return !opened.verify().isSound();
        } catch (JournalUnreadable found) {
            return true;
        } catch (JournalUnusable found) {
            assertThat(found).hasMessageContaining("backup");
            return true;
        }
    }

    private static Path copy() throws IOException {
        var journal = folder.resolve("copy-" + copies++);
        Folders.copy(sound.resolve(OpenedJournal.DATABASE), journal.resolve(OpenedJournal.DATABASE));
        Folders.copyFile(sound.resolve(FormatFile.FILE), journal.resolve(FormatFile.FILE));
        Folders.copyFile(sound.resolve(HighWaterMark.FILE), journal.resolve(HighWaterMark.FILE));
        return journal;
    }

    private static List<Path> files(Path journal, String kind) throws IOException {
        try (var files = Files.list(journal.resolve(OpenedJournal.DATABASE))) {
            return files.filter(file -> file.getFileName().toString().matches("(\\d+\\.)?" + kind + "(-\\d+)?"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFilled(Path file) {
        return file.toFile().length() > 0;
    }

    private static void flip(Path path, SplittableRandom random) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            long at = random.nextLong(file.length());
            file.seek(at);
            int octet = file.read();
            file.seek(at);
            file.write(octet ^ 1 << random.nextInt(8));
        }
    }
}
