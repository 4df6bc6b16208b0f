package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values `time:now` and `time:now_epoch_millis`, optionally moved and cut: `time:now-1h`, `time:now+5m[m]`,
/// `time:now_epoch_millis-1d[d]`. Units are Eclipse Ditto's: ms s m h d w mo y; moving by months and years goes by
/// their average length, cutting by the calendar in UTC.
final class TimeWord {

    private static final Pattern WORD = Pattern.compile("time:(?<word>now_epoch_millis|now)"
            + "(?:(?<sign>[+-])(?<amount>\\d{1,9})(?<unit>ms|mo|[smhdwy])?)?"
            + "(?:\\[(?<cut>ms|mo|[smhdwy])])?");

    private TimeWord() {}

    /// The ISO-8601 text for `now`, a whole number for `now_epoch_millis`. Throws [RqlInvalid] for any other word.
    static Json value(String word, Instant now, int position) {
        var match = WORD.matcher(word);
        if (!match.matches()) {
            throw new RqlInvalid(
                    "expected a value: a number, a text in quotes, true, false, null, or time:now", position);
        }
        try {
            var time = cut(moved(now, match), match);
            return match.group("word").equals("now") ? Json.of(time.toString()) : Json.of(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException _) {
            throw new RqlInvalid("the time lies too far away", position);
        }
    }

    private static Instant moved(Instant now, Matcher match) {
        if (match.group("sign") == null) {
            return now;
        }
        var unit = match.group("unit");
        var distance = duration(Long.parseLong(match.group("amount")), unit == null ? "s" : unit);
        return match.group("sign").equals("-") ? now.minus(distance) : now.plus(distance);
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            case "w" -> Duration.ofDays(7 * amount);
            case "mo" -> ChronoUnit.MONTHS.getDuration().multipliedBy(amount);
            case "y" -> ChronoUnit.YEARS.getDuration().multipliedBy(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private static Instant cut(Instant time, Matcher match) {
        var unit = match.group("cut");
        if (unit == null) {
            return time;
        }
        var day = time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "ms" -> time.truncatedTo(ChronoUnit.MILLIS);
            case "m" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "h" -> time.truncatedTo(ChronoUnit.HOURS);
            case "d" -> day.toInstant();
            case "w" -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toInstant();
            case "mo" -> day.withDayOfMonth(1).toInstant();
            case "y" -> day.withDayOfYear(1).toInstant();
            default -> time.truncatedTo(ChronoUnit.SECONDS);
        };
    }
}
