package dev.pollux.telemetry;

import dev.pollux.model.port.Meters;
import dev.pollux.model.telemetry.Sample;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.std.str.Utf8String;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;

/// Appends samples and commits them. For one thread; on a fault close it and make another: what was not committed is
/// gone with it.
final class SampleWriter implements AutoCloseable {

    /// A device clock further ahead than this is wrong.
    private static final Duration AHEAD = Duration.ofDays(1);

    private final WalWriter wal;
    private final LongAdder refused;
    private long rows;

    SampleWriter(QuestDatabase database, Meters meters) {
        this.wal = open(database);
        this.refused = meters.counter("history.samples.refused", "reason", "device-time");
    }

    private static WalWriter open(QuestDatabase database) {
        try {
            return database.writer(Schema.SAMPLES);
        } catch (CairoException e) {
            throw QuestDatabase.failure(e);
        }
    }

    /// Rows since the last commit.
    long rows() {
        return rows;
    }

    /// A sample before 1970 or from the future is counted and left out.
    void append(Sample sample) {
        if (sample.observed().isBefore(Instant.EPOCH)
                || sample.observed().isAfter(sample.arrived().plus(AHEAD))) {
            refused.increment();
            return;
        }
        var value = Values.of(sample.value());
        if (!value.isKept()) {
            return;
        }
        try {
            var row = wal.newRow(micros(sample.observed()));
            row.putSym(1, sample.twin().text());
            row.putSym(2, sample.path().toString());
            row.putLong(3, sample.revision());
            row.putInt(4, sample.index());
            row.putTimestamp(5, micros(sample.arrived()));
            row.putByte(6, value.kind());
            row.putDouble(7, value.number());
            row.putVarchar(8, value.text().isEmpty() && !value.isText() ? null : new Utf8String(value.text()));
            row.append();
            rows++;
        } catch (CairoException e) {
            throw QuestDatabase.failure(e);
        }
    }

    void commit() {
        if (rows == 0) {
            return;
        }
        try {
            wal.commit();
            rows = 0;
        } catch (CairoException e) {
            throw QuestDatabase.failure(e);
        }
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        try {
            if (rows > 0) {
                wal.rollback();
            }
        } catch (CairoException _) {
            // The writer is broken; closing it lets go of what it holds.
        }
        wal.close();
    }
}
