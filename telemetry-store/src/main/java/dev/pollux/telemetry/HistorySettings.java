package dev.pollux.telemetry;

import java.time.Duration;

/// How long history is kept and how it is written. Raw samples are kept `rawDays` after they arrived, then one row an
/// hour for each series until `tierDays`; `maxBytes` bounds the disk use (0: not at all), the oldest days going first.
/// Rows are committed when there are `commitRows` of them or `commitEvery` has passed, whichever is first. With
/// `syncCommits` each commit is on disk before the projection's offset passes it.
public record HistorySettings(
        int rawDays,
        int tierDays,
        long maxBytes,
        int commitRows,
        Duration commitEvery,
        boolean syncCommits,
        Duration maintainEvery,
        int readers,
        int waiting) {

    public static final HistorySettings DEFAULT = new HistorySettings(
            30, 730, 20L << 30, 20_000, Duration.ofMillis(100), true, Duration.ofMinutes(10), 2, 256);

    public HistorySettings {
        if (rawDays < 1 || tierDays < rawDays || maxBytes < 0 || commitRows < 1 || readers < 1 || waiting < 1) {
            throw new IllegalArgumentException("history keeps at least one raw day, and its tier longer than that");
        }
    }
}
