package dev.pollux.telemetry;

import dev.pollux.model.json.Json;
import dev.pollux.model.telemetry.Series.Point;
import dev.pollux.model.telemetry.SeriesQuery.Aggregate;
import io.questdb.cairo.sql.Record;
import io.questdb.std.str.Utf8Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of the samples within one bucket: enough for every aggregate, and to be joined with the rest of them.
/// `numbers` counts those that are no text.
record Bucket(
        double lo,
        double hi,
        double total,
        long numbers,
        long many,
        long arrived,
        long firstAt,
        Values first,
        long lastAt,
        Values last) {

    /// Reads the columns of [SeriesQueries], the first of which is the bucket's number.
    static Bucket of(Record row) {
        return new Bucket(
                row.getDouble(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getLong(4),
                row.getLong(5),
                row.getTimestamp(6),
                row.getTimestamp(7),
                values(row, 8),
                row.getTimestamp(11),
                values(row, 12));
    }

    static Values values(Record row, int column) {
        return new Values(row.getByte(column), row.getDouble(column + 1), text(row.getVarcharA(column + 2)));
    }

    private static String text(@Nullable Utf8Sequence text) {
        if (text == null) {
            return "";
        }
        var bytes = new byte[text.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text.byteAt(i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Bucket and(Bucket other) {
        boolean otherFirst = other.firstAt < firstAt;
        boolean otherLast = other.lastAt > lastAt;
        return new Bucket(
                least(lo, other.lo),
                -least(-hi, -other.hi),
                sum(total, other.total),
                numbers + other.numbers,
                many + other.many,
                Math.max(arrived, other.arrived),
                Math.min(firstAt, other.firstAt),
                otherFirst ? other.first : first,
                Math.max(lastAt, other.lastAt),
                otherLast ? other.last : last);
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double sum(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : a + b;
    }

    Point point(Instant at, Aggregate aggregate) {
        return new Point(at, SampleWriter.instant(arrived), value(aggregate), lo, hi, many);
    }

    /// Texts have no average and no sum: the last one stands for all.
    private Json value(Aggregate aggregate) {
        boolean text = numbers == 0;
        return switch (aggregate) {
            case COUNT -> Json.of(many);
            case FIRST -> first.json();
            case LAST -> last.json();
            case AVG -> text ? last.json() : Values.decimal(total / numbers);
            case SUM -> text ? last.json() : Values.decimal(total);
            case MIN -> text ? last.json() : numeric().json(lo);
            case MAX -> text ? last.json() : numeric().json(hi);
        };
    }

    /// A value whose kind says how to write a number: the last one, unless it is a text.
    private Values numeric() {
        return last.isText() ? Values.of(Json.of(lo)) : last;
    }
}
