package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/pollux/sync/journal");
    private static final int SEEDS = 20_000;
    private static final int GOLDEN_ROWS = 12;

    @Test
    void whatWasWrittenIsReadBackTheSame() {
        for (int seed = 0; seed < SEEDS; seed++) {
            // given
            var random = new RandomTwins(new SplittableRandom(seed));
            var twin = new StoredTwin(seed, random.twin());
            var event =
                    new StoredEvent(PersistenceIds.of(twin.twin().id()), seed, new StoredEvent.OfTwin(random.event()));
            // when
            var twinAgain = TwinForm.decode(twin.twin().id(), TwinForm.encode(twin));
            var eventAgain = EventForm.decode(EventForm.encode(event));
            // then
            assertThat(twinAgain).as("seed %d", seed).isEqualTo(twin);
            assertThat(eventAgain).as("seed %d", seed).isEqualTo(event);
        }
    }

    /// A row of an older version must stay readable for good: these files are never rewritten, only added to.
    @Test
    void rowsOfVersionOneAreRead() throws IOException {
        // given
        var golden = goldenRows();
        for (int seed = 0; seed < golden.size(); seed++) {
            var random = new RandomTwins(new SplittableRandom(seed));
            var twin = random.twin();
            var event = random.event();
            // when
            var columns = golden.get(seed).split(" ");
            var storedTwin = TwinForm.decode(twin.id(), HexFormat.of().parseHex(columns[0]));
            var storedEvent = EventForm.decode(HexFormat.of().parseHex(columns[1]));
            // then
            assertThat(storedTwin).isEqualTo(new StoredTwin(seed, twin));
            assertThat(storedEvent.body()).isEqualTo(new StoredEvent.OfTwin(event));
        }
    }

    private static List<String> goldenRows() throws IOException {
        var file = GOLDEN.resolve("stored-v1.hex");
        if (Boolean.getBoolean("pollux.accept") && !Files.exists(file)) {
            Files.write(
                    file,
                    IntStream.range(0, GOLDEN_ROWS)
                            .mapToObj(StoredFormTest::row)
                            .toList());
        }
        return Files.readAllLines(file);
    }

    private static String row(int seed) {
        var random = new RandomTwins(new SplittableRandom(seed));
        var twin = new StoredTwin(seed, random.twin());
        var event = new StoredEvent("thing:a:" + seed, seed, new StoredEvent.OfTwin(random.event()));
        return HexFormat.of().formatHex(TwinForm.encode(twin)) + " "
                + HexFormat.of().formatHex(EventForm.encode(event));
    }

    @Test
    void aRowOfAnUnknownVersionIsNotGuessedAt() {
        // given
        var random = new RandomTwins(new SplittableRandom(1));
        var row = EventForm.encode(new StoredEvent("thing:a:b", 1, new StoredEvent.OfTwin(random.event())));
        // when
        row[0] = 2;
        // then
        assertThatThrownBy(() -> EventForm.decode(row)).hasMessageContaining("unknown version 2");
    }
}
