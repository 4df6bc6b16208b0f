package dev.pollux.telemetry;

import dev.pollux.model.port.TelemetryHistory.DiskUse;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Thins history out with age. A day whose samples all arrived longer ago than raw samples are kept is rolled up into
/// hours and dropped; so are the oldest days while the disk use is over its bound. The newest day always stays. A
/// roll-up cut short is done again under the same number, so that nothing counts twice. For one thread.
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Duration APPLY_WITHIN = Duration.ofMinutes(10);

    private final HistorySettings settings;
    private final QuestDatabase database;
    private final HistoryState state;
    private final Path folder;
    private final Lock writing;
    private final ReadWriteLock reading;

    Retention(
            HistorySettings settings,
            QuestDatabase database,
            HistoryState state,
            Path folder,
            Lock writing,
            ReadWriteLock reading) {
        this.settings = settings;
        this.database = database;
        this.state = state;
        this.folder = folder;
        this.writing = writing;
        this.reading = reading;
    }

    void run(Instant now) {
        if (!state.rolling().isEmpty()) {
            rollUp(LocalDate.parse(state.rolling()));
        }
        var days = partitions(SeriesQueries.DAYS, LocalDate::parse, 10);
        if (!days.isEmpty()) {
            days.pollLastEntry();
        }
        dropOldDays(days, now.minus(Duration.ofDays(settings.rawDays())));
        dropOldMonths(now);
        keepBelowBound(days);
    }

    private void dropOldDays(TreeMap<LocalDate, Long> days, Instant before) {
        for (var day : List.copyOf(days.keySet())) {
            if (start(day.plusDays(1)).isBefore(before) && lastArrival(day).isBefore(before)) {
                rollUp(day);
                days.remove(day);
            }
        }
    }

    private void dropOldMonths(Instant now) {
        var oldest = YearMonth.from(now.atZone(ZoneOffset.UTC).minusDays(settings.tierDays()));
        for (var month : partitions(SeriesQueries.MONTHS, YearMonth::parse, 7).keySet()) {
            if (month.isBefore(oldest)) {
                dropMonth(month);
            }
        }
    }

    /// Files go some time after their partition, so what was dropped is reckoned and not measured.
    private void keepBelowBound(TreeMap<LocalDate, Long> days) {
        long over = settings.maxBytes() == 0 ? 0 : bytes() - settings.maxBytes();
        while (over > 0 && !days.isEmpty()) {
            var oldest = days.pollFirstEntry();
            rollUp(oldest.getKey());
            over -= oldest.getValue();
        }
        var months = partitions(SeriesQueries.MONTHS, YearMonth::parse, 7);
        while (over > 0 && months.size() > 1) {
            var oldest = months.pollFirstEntry();
            dropMonth(oldest.getKey());
            over -= oldest.getValue();
        }
    }

    private void dropMonth(YearMonth month) {
        database.execute("ALTER TABLE hours DROP PARTITION LIST '" + month + "'");
        database.awaitApplied(Schema.HOURS, APPLY_WITHIN);
        log.atInfo().addKeyValue("month", month).log("history dropped a month of hours");
    }

    private void rollUp(LocalDate day) {
        writing.lock();
        try {
            state.beginRoll(day.toString());
            database.execute(SeriesQueries.ROLL_UP, parameters -> {
                parameters.setInt("roll", state.roll());
                parameters.setTimestamp("from", SampleWriter.micros(start(day)));
                parameters.setTimestamp("to", SampleWriter.micros(start(day.plusDays(1))));
            });
            database.awaitApplied(Schema.HOURS, APPLY_WITHIN);
            replace(day);
            log.atInfo().addKeyValue("day", day).log("history rolled a day up into hours");
        } finally {
            writing.unlock();
        }
    }

    /// No reader may see both the samples and the hours made of them, or neither.
    private void replace(LocalDate day) {
        reading.writeLock().lock();
        try {
            if (partitions(SeriesQueries.DAYS, LocalDate::parse, 10).containsKey(day)) {
                database.execute("ALTER TABLE samples DROP PARTITION LIST '" + day + "'");
                database.awaitApplied(Schema.SAMPLES, APPLY_WITHIN);
            }
            state.endRoll();
        } finally {
            reading.writeLock().unlock();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Instant lastArrival(LocalDate day) {
        var found = new ArrayList<Instant>();
        database.select(
                SeriesQueries.LAST_ARRIVAL,
                parameters -> {
                    parameters.setTimestamp("from", SampleWriter.micros(start(day)));
                    parameters.setTimestamp("to", SampleWriter.micros(start(day.plusDays(1))));
                },
                row -> found.add(SampleWriter.instant(Math.max(0, row.getTimestamp(0)))));
        return found.getFirst();
    }

    private interface Naming<K> {
        K parse(String name);
    }

    /// The partitions and their bytes, by time.
    private <K extends Comparable<? super K>> TreeMap<K, Long> partitions(String sql, Naming<K> naming, int length) {
        var found = new TreeMap<K, Long>();
        database.select(sql, _ -> {}, row -> {
            var name = String.valueOf(row.getStrA(0));
            found.merge(naming.parse(name.substring(0, length)), row.getLong(2), Long::sum);
        });
        return found;
    }

    DiskUse diskUse() {
        return new DiskUse(bytes(), settings.maxBytes());
    }

    private long bytes() {
        var sizes = new Sizes();
        try {
            Files.walkFileTree(folder, sizes);
        } catch (IOException e) {
            throw new HistoryFailure("history's folder cannot be measured: " + e.getMessage(), e);
        }
        return sizes.sum;
    }

    /// Adds up the files of a folder. Files come and go while they are counted, and one that went counts nothing.
    private static final class Sizes extends SimpleFileVisitor<Path> {

        private long sum;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
