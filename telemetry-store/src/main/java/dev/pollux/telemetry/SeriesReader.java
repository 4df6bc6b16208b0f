package dev.pollux.telemetry;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.Series.Point;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.twin.TwinId;
import io.questdb.cairo.sql.BindVariableService;
import io.questdb.griffin.SqlException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads series. Buckets begin at multiples of their length since 1970, in UTC. Where the raw samples are gone, hours
/// stand in for them, each at its beginning; no sample is in both. Thread-safe; blocks.
final class SeriesReader {

    static final int MOST_BUCKETS = 10_000;
    static final int MOST_POINTS = 100_000;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final QuestDatabase database;
    private final HistoryState state;

    SeriesReader(QuestDatabase database, HistoryState state) {
        this.database = database;
        this.state = state;
    }

    Series read(SeriesQuery query) {
        if (query.limit() < 1 || !query.from().isBefore(query.to())) {
            return new Series(List.of(), false);
        }
        return query.every().isZero() ? raw(query) : buckets(query);
    }

    private Series raw(SeriesQuery query) {
        int limit = Math.min(query.limit(), MOST_POINTS);
        var points = new ArrayList<Point>();
        database.select(SeriesQueries.RAW, parameters -> bind(parameters, query, limit), row -> {
            var value = Bucket.values(row, 2);
            points.add(new Point(
                    SampleWriter.instant(row.getTimestamp(0)),
                    SampleWriter.instant(row.getTimestamp(1)),
                    value.json(),
                    value.number(),
                    value.number(),
                    1));
        });
        return cut(points, limit);
    }

    private Series buckets(SeriesQuery query) {
        int limit = Math.min(query.limit(), MOST_BUCKETS);
        long every = every(query);
        var found = new TreeMap<Long, Bucket>();
        collect(SeriesQueries.BUCKETS, query, limit, found);
        collect(SeriesQueries.TIER_BUCKETS, query, limit, found);
        var points = new ArrayList<Point>();
        found.forEach(
                (number, bucket) -> points.add(bucket.point(SampleWriter.instant(number * every), query.aggregate())));
        return cut(points, limit);
    }

    private void collect(String sql, SeriesQuery query, int limit, SortedMap<Long, Bucket> found) {
        database.select(
                sql,
                parameters -> {
                    bind(parameters, query, limit);
                    parameters.setLong("every", every(query));
                    parameters.setInt("roll", state.roll());
                },
                row -> found.merge(row.getLong(0), Bucket.of(row), Bucket::and));
    }

    private static long every(SeriesQuery query) {
        return Math.max(1, query.every().toNanos() / 1_000);
    }

    /// One row more than is shown tells whether there are more.
    private static void bind(BindVariableService parameters, SeriesQuery query, int limit) throws SqlException {
        parameters.setStr("twin", query.twin().text());
        parameters.setStr("path", query.path().toString());
        parameters.setTimestamp("from", micros(query.from()));
        parameters.setTimestamp("to", micros(query.to()));
        parameters.setLong("limit", limit + 1L);
    }

    private static long micros(Instant time) {
        return SampleWriter.micros(time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time);
    }

    private static Series cut(List<Point> points, int limit) {
        return points.size() > limit ? new Series(points.subList(0, limit), true) : new Series(points, false);
    }

    List<JsonPath> paths(TwinId twin) {
        var paths = new TreeSet<String>();
        for (var sql : List.of(SeriesQueries.PATHS, SeriesQueries.TIER_PATHS)) {
            database.select(
                    sql,
                    parameters -> parameters.setStr("twin", twin.text()),
                    row -> paths.add(row.getSymA(0).toString()));
        }
        return paths.stream().map(JsonPath::parse).toList();
    }

    long count(TwinId twin, JsonPath path) {
        var counts = new ArrayList<Long>();
        database.select(
                SeriesQueries.COUNT,
                parameters -> {
                    parameters.setStr("twin", twin.text());
                    parameters.setStr("path", path.toString());
                },
                row -> counts.add(row.getLong(0)));
        return counts.getFirst();
    }
}
