package dev.pollux.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.Series.Point;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.telemetry.SeriesQuery.Aggregate;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestHistoryTest {

    private static final JsonPath VALUE = JsonPath.parse("/features/temp/properties/value");
    private static final Instant LONG_AGO = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    private static final Plant plant = new Plant();

    @TempDir
    static Path folder;

    private static QuestHistory history;

    @BeforeAll
    static void start() {
        history = open();
    }

    private static QuestHistory open() {
        return QuestHistory.start(folder, HistorySettings.DEFAULT, plant.journal(), Meters.NONE, () -> Plant.START);
    }

    @AfterAll
    static void stop() {
        history.close();
    }

    @Test
    void aReportThatRepeatsTheValueIsARowToo() {
        // given
        plant.put("p:repeat", "/", "{'features': {'temp': {'properties': {'value': 1}}}}");

        // when
        plant.put("p:repeat", VALUE.toString(), "1");
        plant.tell(Plant.thing("p:repeat"), new TwinCommand.Merge(JsonPath.ROOT, TwinFixture.json("""
                {'features': {'temp': {'properties': {'value': 1, 'unit': 'C', 'list': [1]}}}}""")));
        reachHead();

        // then
        assertThat(history.count(Plant.thing("p:repeat"), VALUE)).isEqualTo(3);
        assertThat(history.paths(Plant.thing("p:repeat")))
                .containsExactly(JsonPath.parse("/features/temp/properties/unit"), VALUE);
    }

    @Test
    void onlyMeasuredPropertiesAreKept() {
        // when
        plant.put("p:only", "/", """
                {'attributes': {'a': 1}, 'features': {'f': {
                  'properties': {'deep': {'er': true}, 'none': null, 'long': '%s'},
                  'desiredProperties': {'value': 2}}}}""".formatted("x".repeat(65)));
        reachHead();

        // then
        assertThat(history.paths(Plant.thing("p:only")))
                .containsExactly(JsonPath.parse("/features/f/properties/deep/er"));
    }

    @Test
    void lateDataLandsAtItsDeviceTime() {
        // given
        var twin = Plant.thing("p:late");
        plant.put("p:late", "/", "{}");
        plant.report(twin, VALUE, "2", Plant.START.minusSeconds(10));

        // when
        plant.report(twin, VALUE, "1.5", Plant.START.minusSeconds(500));
        reachHead();

        // then
        assertThat(raw(twin, VALUE))
                .containsExactly(
                        new Point(Plant.START.minusSeconds(500), Plant.START, Json.of(1.5), 1.5, 1.5, 1),
                        new Point(Plant.START.minusSeconds(10), Plant.START, Json.of(2), 2, 2, 1));
    }

    @Test
    void aReplayFromTheBeginningChangesNothing() throws IOException {
        // given
        var twin = Plant.thing("p:replay");
        plant.put("p:replay", "/", "{}");
        for (int i = 0; i < 500; i++) {
            plant.report(twin, VALUE, Integer.toString(i % 7), Plant.START.minusMillis(i % 50));
        }
        reachHead();
        var before = raw(twin, VALUE);

        // when
        history.close();
        Files.delete(folder.resolve("state"));
        history = open();
        reachHead();

        // then
        assertThat(before).hasSize(500);
        assertThat(raw(twin, VALUE)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void namesAreNeverTakenForSql() {
        // given
        var twin = Plant.thing("p:o'malley \"; DROP TABLE samples; -- λ漢😀");
        var path = JsonPath.of("features", "a'b\"c", "properties", "x~z ' OR 1=1 --", "ä漢😀");
        plant.tell(twin, new TwinCommand.Put(JsonPath.ROOT, TwinFixture.json("{}")));

        // when
        plant.report(twin, path, "'it is \\\\ λ😀'", Plant.START);
        reachHead();

        // then
        assertThat(history.paths(twin)).containsExactly(path);
        assertThat(history.count(twin, path)).isEqualTo(1);
        assertThat(history.count(Plant.thing("p:o"), path)).isZero();
        assertThat(raw(twin, path)).extracting(Point::value).containsExactly(Json.of("it is \\ λ😀"));
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        // given
        var twin = Plant.thing("p:kinds");
        plant.put("p:kinds", "/", "{}");
        var values = List.of("true", "false", "-3", "9007199254740993", "0.1", "1.0E300", "''", "'ok'");

        // when
        for (int i = 0; i < values.size(); i++) {
            plant.report(twin, VALUE, values.get(i), Plant.START.minusSeconds(100 - i));
        }
        reachHead();

        // then
        assertThat(raw(twin, VALUE))
                .extracting(Point::value)
                .containsExactlyElementsOf(
                        values.stream().map(TwinFixture::json).toList());
    }

    @Test
    void aTextInABucketIsItsLastOne() {
        // given
        var twin = Plant.thing("p:mode");
        plant.put("p:mode", "/", "{}");
        plant.report(twin, VALUE, "'on'", Plant.START.minusSeconds(2));
        plant.report(twin, VALUE, "'off'", Plant.START.minusSeconds(1));
        reachHead();

        // when
        var points = read(twin, Duration.ofDays(1), Aggregate.AVG, 10);

        // then
        assertThat(points).hasSize(1);
        assertThat(points.getFirst().value()).isEqualTo(Json.of("off"));
        assertThat(points.getFirst().count()).isEqualTo(2);
    }

    @Test
    void backfillIsIdempotentAndSaysWhenItIsCut() {
        // given
        var twin = Plant.thing("p:backfill");
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 1_000; i++) {
            var at = Plant.START.minusSeconds(i);
            samples.add(new Sample(twin, VALUE, Json.of(i), at, at, 0, i));
        }

        // when
        history.backfill(samples);
        history.backfill(samples);

        // then
        assertThat(history.count(twin, VALUE)).isEqualTo(1_000);
        var cut = history.read(query(twin, VALUE, Duration.ZERO, Aggregate.LAST, 999));
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.points()).hasSize(999);
        assertThat(history.read(query(twin, VALUE, Duration.ZERO, Aggregate.LAST, 1_000))
                        .truncated())
                .isFalse();
    }

    @Test
    void aTimeNoClockShouldShowIsLeftOut() {
        // given
        var twin = Plant.thing("p:clock");
        plant.put("p:clock", "/", "{}");

        // when
        plant.report(twin, VALUE, "1", Instant.parse("1960-01-01T00:00:00Z"));
        plant.report(twin, VALUE, "2", Plant.START.plus(Duration.ofDays(400)));
        plant.report(twin, VALUE, "3", Plant.START);
        reachHead();

        // then
        assertThat(history.count(twin, VALUE)).isEqualTo(1);
    }

    @Test
    void healthIsUpAndDiskUseIsShown() {
        reachHead();
        assertThat(history.health().up()).isTrue();
        assertThat(history.diskUse().bytes()).isPositive();
        assertThat(history.reached()).isEqualTo(plant.journal().head());
    }

    private static List<Point> raw(TwinId twin, JsonPath path) {
        return history.read(query(twin, path, Duration.ZERO, Aggregate.LAST, 10_000))
                .points();
    }

    private static List<Point> read(TwinId twin, Duration every, Aggregate aggregate, int limit) {
        return history.read(query(twin, VALUE, every, aggregate, limit)).points();
    }

    private static SeriesQuery query(TwinId twin, JsonPath path, Duration every, Aggregate aggregate, int limit) {
        return new SeriesQuery(twin, path, LONG_AGO, FAR_AHEAD, every, aggregate, limit);
    }

    private static void reachHead() {
        var reached = history.reach(plant.journal().head(), Duration.ofSeconds(20));
        assertThat(reached.toCompletableFuture().join()).isTrue();
    }
}
