package dev.pollux.telemetry;

/// The texts that read history and roll it up. Only parameters carry input.
final class SeriesQueries {

    private static final String ONE_SERIES = " WHERE twin = :twin AND path = :path ";

    static final String RAW = "SELECT observed, arrived, kind, number, text FROM samples" + ONE_SERIES
            + "AND observed >= :from AND observed < :to ORDER BY observed, revision, idx LIMIT :limit";

    static final String BUCKETS = """
            SELECT cast(observed AS LONG) / :every AS bucket,
              min(number), max(number), sum(number), count(number), count(), max(arrived),
              min(observed), first(kind), first(number), first(text),
              max(observed), last(kind), last(number), last(text)
            FROM samples
            WHERE twin = :twin AND path = :path AND observed >= :from AND observed < :to
            GROUP BY bucket ORDER BY bucket LIMIT :limit
            """;

    /// The roll-up under way is left out: its samples are still there.
    static final String TIER_BUCKETS = """
            SELECT cast(hour AS LONG) / :every AS bucket,
              min(lo), max(hi), sum(total), sum(numbers), sum(many), max(arrived),
              min(first_at), first(first_kind), first(first_number), first(first_text),
              max(last_at), last(last_kind), last(last_number), last(last_text)
            FROM hours
            WHERE twin = :twin AND path = :path AND hour >= :from AND hour < :to AND roll < :roll
            GROUP BY bucket ORDER BY bucket LIMIT :limit
            """;

    static final String ROLL_UP = """
            INSERT INTO hours
            SELECT timestamp_floor('h', observed) AS hour, twin, path, :roll,
              min(number), max(number), sum(number), count(number), count(), max(arrived),
              min(observed), first(kind), first(number), first(text),
              max(observed), last(kind), last(number), last(text)
            FROM samples
            WHERE observed >= :from AND observed < :to
            GROUP BY hour, twin, path ORDER BY hour
            """;

    static final String PATHS = "SELECT DISTINCT path FROM samples WHERE twin = :twin";

    static final String TIER_PATHS = "SELECT DISTINCT path FROM hours WHERE twin = :twin";

    static final String COUNT = "SELECT count() FROM samples" + ONE_SERIES;

    static final String DAYS = "SELECT name, numRows, diskSize FROM table_partitions('samples')";

    static final String MONTHS = "SELECT name, numRows, diskSize FROM table_partitions('hours')";

    static final String LAST_ARRIVAL = "SELECT max(arrived) FROM samples WHERE observed >= :from AND observed < :to";

    private SeriesQueries() {}
}
