package dev.pollux.web.http;

import dev.pollux.model.json.FieldSelection;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Preconditions.Tags;
import dev.pollux.model.twin.Rejection.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the parameters that many resources share. Each throws [Refused] for a value that is malformed.
public final class Parameters {

    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
    private static final int MOST_TAGS = 100;

    private Parameters() {}

    /// `42s`, `250ms`, `1m` or a number of seconds, at most a minute.
    public static Duration timeout(Call call, Duration fallback) {
        var timeout = call.parameter("timeout")
                .map(text -> duration(text, Part.TIMEOUT))
                .orElse(fallback);
        if (timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw Refused.malformed(Part.TIMEOUT, "at most 60s are waited for an answer");
        }
        return timeout;
    }

    public static Duration duration(String text, Part part) {
        var match = DURATION.matcher(text.strip());
        if (!match.matches()) {
            throw Refused.malformed(part, "'" + text + "' is no duration such as 250ms, 42s or 1m");
        }
        long count = Long.parseLong(match.group(1));
        var unit = match.group(2);
        return switch (unit == null ? "s" : unit) {
            case "ms" -> Duration.ofMillis(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofSeconds(count);
        };
    }

    /// An ISO-8601 time, epoch milliseconds, `now`, or `now-2h`.
    public static Instant instant(String text, Instant now) {
        try {
            if (text.equals("now")) {
                return now;
            }
            if (text.startsWith("now-")) {
                return now.minus(duration(text.substring(4), Part.OPTION));
            }
            boolean digits =
                    !text.isEmpty() && text.length() < 16 && text.chars().allMatch(Character::isDigit);
            return digits ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw Refused.malformed(Part.OPTION, "'" + text + "' is no time such as 2026-01-31T12:00:00Z");
        }
    }

    public static int number(Call call, String name, int fallback, int from, int to) {
        return call.query(name).map(text -> number(name, text, from, to)).orElse(fallback);
    }

    private static int number(String name, String text, int from, int to) {
        try {
            int value = Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Refused.malformed(Part.OPTION, name + " is a number from " + from + " to " + to);
    }

    public static List<String> list(Call call, String name) {
        return call.parameter(name).map(Parameters::list).orElse(List.of());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public static Optional<FieldSelection> fields(Call call) {
        return call.parameter("fields").flatMap(Parameters::fields);
    }

    public static Optional<FieldSelection> fields(String text) {
        try {
            return Optional.of(FieldSelection.parse(text));
        } catch (IllegalArgumentException broken) {
            throw Refused.malformed(Part.FIELDS, String.valueOf(broken.getMessage()));
        }
    }

    public static Rql rql(Call call, String name, Instant now) {
        return call.parameter(name).map(text -> RqlParser.parse(text, now)).orElse(Rql.TRUE);
    }

    /// ETag headers, `condition` and `if-equal`.
    public static Preconditions preconditions(Call call, Instant now) {
        var ifMatch = call.parameter("if-match");
        var ifNoneMatch = call.parameter("if-none-match");
        var condition = call.parameter("condition");
        var ifEqual = call.parameter("if-equal");
        if (ifMatch.isEmpty() && ifNoneMatch.isEmpty() && condition.isEmpty() && ifEqual.isEmpty()) {
            return Preconditions.NONE;
        }
        return new Preconditions(
                ifMatch.map(Parameters::tags).orElse(Tags.UNSTATED),
                ifNoneMatch.map(Parameters::tags).orElse(Tags.UNSTATED),
                condition.map(text -> RqlParser.parse(text, now)).orElse(Rql.TRUE),
                ifEqual.map(Parameters::ifEqual).orElse(IfEqual.UPDATE));
    }

    private static Tags tags(String text) {
        if (text.strip().equals("*")) {
            return Tags.ANY;
        }
        var tags = list(text);
        boolean quoted = tags.stream().allMatch(tag -> tag.endsWith("\"") && tag.indexOf('"') < tag.length() - 1);
        if (tags.isEmpty() || tags.size() > MOST_TAGS || !quoted) {
            throw Refused.malformed(Part.HEADER, "entity tags are * or a list such as \"rev:1\",\"rev:2\"");
        }
        return new Tags.Listed(tags);
    }

    private static IfEqual ifEqual(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "update" -> IfEqual.UPDATE;
            case "skip" -> IfEqual.SKIP;
            case "skip-minimizing-merge" -> IfEqual.SKIP_MINIMIZING_MERGE;
            default -> throw Refused.malformed(Part.HEADER, "if-equal is update, skip or skip-minimizing-merge");
        };
    }
}
