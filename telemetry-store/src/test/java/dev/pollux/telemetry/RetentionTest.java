package dev.pollux.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.Series.Point;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.telemetry.SeriesQuery.Aggregate;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.testing.MemoryJournal;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final JsonPath VALUE = JsonPath.parse("/features/temp/properties/value");
    private static final TwinId TWIN = Plant.thing("p:pump");
    private static final Instant DAY = Instant.parse("2026-01-10T00:00:00Z");
    private static final int DAYS = 5;

    private final Gen gen = new Gen(7);

    @TempDir
    Path folder;

    private Instant now = DAY.plus(Duration.ofDays(DAYS));
    private QuestHistory history;

    @BeforeEach
    void start() {
        history = open(0);
    }

    private QuestHistory open(long maxBytes) {
        var defaults = HistorySettings.DEFAULT;
        var settings = new HistorySettings(
                3, 60, maxBytes, defaults.commitRows(), defaults.commitEvery(), false, Duration.ofDays(1), 2, 16);
        return QuestHistory.start(folder, settings, new MemoryJournal(), Meters.NONE, () -> now);
    }

    @AfterEach
    void stop() {
        history.close();
    }

    @Test
    void everyAggregateAgreesWithReckoningByHand() {
        // given
        var samples = samples(3_000);
        history.backfill(samples);

        // then
        for (var every : List.of(Duration.ofSeconds(97), Duration.ofMinutes(15), Duration.ofHours(7))) {
            for (var aggregate : Aggregate.values()) {
                assertClose(read(every, aggregate), byHand(samples, every, aggregate));
            }
        }
    }

    @Test
    void hoursAgreeWithReckoningByHandAfterTheirDaysAreDropped() {
        // given
        var samples = samples(3_000);
        history.backfill(samples);
        now = DAY.plus(Duration.ofDays(6));

        // when
        history.maintain();

        // then
        assertThat(rawCount()).isLessThan(samples.size());
        for (var every : List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(2))) {
            for (var aggregate : Aggregate.values()) {
                assertClose(read(every, aggregate), byHand(samples, every, aggregate));
            }
        }
    }

    @Test
    void dataThatComesAfterItsDayWasDroppedStillCounts() {
        // given
        var samples = samples(500);
        history.backfill(samples);
        now = DAY.plus(Duration.ofDays(9));
        history.maintain();

        // when
        var late = new Sample(TWIN, VALUE, Json.of(4_000.5), DAY.plusSeconds(5), now, 9_999, 0);
        history.backfill(List.of(late));
        history.maintain();
        var beforeItIsOld = read(Duration.ofHours(1), Aggregate.COUNT);
        now = now.plus(Duration.ofDays(4));
        history.maintain();

        // then
        samples.add(late);
        assertClose(beforeItIsOld, byHand(samples, Duration.ofHours(1), Aggregate.COUNT));
        assertClose(read(Duration.ofHours(1), Aggregate.MAX), byHand(samples, Duration.ofHours(1), Aggregate.MAX));
    }

    @Test
    void aRollUpCutShortIsDoneAgainWithoutCountingTwice() {
        // given: the hours are written, the day is not dropped
        var samples = samples(500);
        history.backfill(samples);
        history.close();
        try (var database = QuestDatabase.open(folder.resolve("quest"), false)) {
            HistoryState.open(folder.resolve("state")).beginRoll("2026-01-10");
            database.execute(SeriesQueries.ROLL_UP, parameters -> {
                parameters.setInt("roll", 0);
                parameters.setTimestamp("from", SampleWriter.micros(DAY));
                parameters.setTimestamp("to", SampleWriter.micros(DAY.plus(Duration.ofDays(1))));
            });
            database.awaitApplied(Schema.HOURS, Duration.ofSeconds(20));
        }

        // when
        history = open(0);
        var before = read(Duration.ofHours(1), Aggregate.COUNT);
        history.maintain();

        // then
        assertClose(before, byHand(samples, Duration.ofHours(1), Aggregate.COUNT));
        assertClose(read(Duration.ofHours(1), Aggregate.COUNT), byHand(samples, Duration.ofHours(1), Aggregate.COUNT));
        assertThat(rawCount()).isLessThan(samples.size());
    }

    @Test
    void theOldestDaysGoWhenThereIsNoRoom() {
        // given
        history.backfill(samples(2_000));
        history.close();
        history = open(1);

        // when
        history.maintain();

        // then: the newest day stays
        assertThat(rawCount()).isBetween(1L, 1_000L);
        assertThat(history.diskUse().bound()).isEqualTo(1);
    }

    @Test
    void hoursGoAfterTheirTime() {
        // given
        history.backfill(samples(200));
        now = DAY.plus(Duration.ofDays(10));
        history.maintain();
        assertThat(read(Duration.ofHours(1), Aggregate.COUNT)).isNotEmpty();

        // when
        now = DAY.plus(Duration.ofDays(120));
        history.maintain();

        // then: only the newest day of raw samples is left
        var left = read(Duration.ofDays(1), Aggregate.COUNT);
        assertThat(left).hasSize(1);
    }

    private long rawCount() {
        return history.count(TWIN, VALUE);
    }

    private List<Point> read(Duration every, Aggregate aggregate) {
        return history.read(new SeriesQuery(
                        TWIN, VALUE, Instant.EPOCH, DAY.plus(Duration.ofDays(100)), every, aggregate, 10_000))
                .points();
    }

    /// Whole numbers and fractions at distinct times over five days.
    private List<Sample> samples(int count) {
        var samples = new ArrayList<Sample>();
        long step = Duration.ofDays(DAYS).toMillis() / count;
        for (int i = 0; i < count; i++) {
            var at = DAY.plusMillis(i * step + gen.below((int) step));
            samples.add(new Sample(TWIN, VALUE, Json.of(gen.below(2_000) / 2.0), at, at, i, 0));
        }
        return samples;
    }

    private static List<Point> byHand(List<Sample> samples, Duration every, Aggregate aggregate) {
        var buckets = new TreeMap<Instant, List<Sample>>();
        for (var sample : samples) {
            long millis = sample.observed().toEpochMilli();
            var at = Instant.ofEpochMilli(millis - millis % every.toMillis());
            buckets.computeIfAbsent(at, _ -> new ArrayList<>()).add(sample);
        }
        var points = new ArrayList<Point>();
        buckets.forEach((at, inside) -> points.add(point(at, inside, aggregate)));
        return points;
    }

    private static Point point(Instant at, List<Sample> inside, Aggregate aggregate) {
        inside.sort(Comparator.comparing(Sample::observed));
        var all = inside.stream().mapToDouble(RetentionTest::number).summaryStatistics();
        double value = switch (aggregate) {
            case AVG -> all.getAverage();
            case MIN -> all.getMin();
            case MAX -> all.getMax();
            case SUM -> all.getSum();
            case COUNT -> all.getCount();
            case FIRST -> number(inside.getFirst());
            case LAST -> number(inside.getLast());
        };
        return new Point(at, at, Json.of(value), all.getMin(), all.getMax(), all.getCount());
    }

    private static double number(Sample sample) {
        return number(sample.value());
    }

    private static double number(Json value) {
        return switch (value) {
            case Json.Int(var whole) -> whole;
            case Json.Dec(var number) -> number;
            default -> throw new AssertionError("no number: " + value);
        };
    }

    private static void assertClose(List<Point> actual, List<Point> expected) {
        assertThat(actual)
                .extracting(Point::at)
                .containsExactlyElementsOf(expected.stream().map(Point::at).toList());
        for (int i = 0; i < expected.size(); i++) {
            var want = expected.get(i);
            var got = actual.get(i);
            assertThat(got.count()).isEqualTo(want.count());
            assertThat(got.min()).isEqualTo(want.min());
            assertThat(got.max()).isEqualTo(want.max());
            assertThat(number(got.value())).isCloseTo(number(want.value()), Offset.offset(1e-6));
        }
    }
}
