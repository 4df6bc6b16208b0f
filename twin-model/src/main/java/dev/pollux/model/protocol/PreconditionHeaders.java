package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlInvalid;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Preconditions.Tags;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// Preconditions as headers say them: `if-match`, `if-none-match`, `condition`, `if-equal`. HTTP and envelopes alike.
public final class PreconditionHeaders {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

    private PreconditionHeaders() {}

    /// What was read, or why not.
    public sealed interface Read {
        record Ok(Preconditions when) implements Read {}

        record Refused(Rejection rejection) implements Read {}
    }

    /// Reads them from an envelope's headers.
    public static Read of(JsonObject headers, Instant now) {
        return of(
                Headers.text(headers, Headers.IF_MATCH),
                Headers.text(headers, Headers.IF_NONE_MATCH),
                Headers.text(headers, Headers.CONDITION),
                Headers.text(headers, Headers.IF_EQUAL),
                now);
    }

    /// Reads them from the four texts, each empty when it was not given.
    public static Read of(String ifMatch, String ifNoneMatch, String condition, String ifEqual, Instant now) {
        var match = tags(ifMatch);
        var noneMatch = tags(ifNoneMatch);
        var equal = ifEqual(ifEqual);
        if (match.isEmpty()) {
            return refused("if-match is '*' or a list of quoted entity tags, got: " + ifMatch);
        }
        if (noneMatch.isEmpty()) {
            return refused("if-none-match is '*' or a list of quoted entity tags, got: " + ifNoneMatch);
        }
        if (equal.isEmpty()) {
            return refused("if-equal is update, skip or skip-minimizing-merge, got: " + ifEqual);
        }
        try {
            var rql = condition.isEmpty() ? Rql.TRUE : RqlParser.parse(condition, now);
            return new Read.Ok(new Preconditions(match.get(), noneMatch.get(), rql, equal.get()));
        } catch (RqlInvalid e) {
            return new Read.Refused(new Rejection.Malformed(Part.FILTER, detail(e)));
        }
    }

    /// What an invalid expression is refused with.
    public static String detail(RqlInvalid invalid) {
        return "at character " + invalid.position() + ": " + invalid.getMessage();
    }

    private static Optional<Tags> tags(String text) {
        var list = text.strip();
        if (list.isEmpty()) {
            return Optional.of(Tags.UNSTATED);
        }
        if (list.equals("*") || list.equals("\"*\"")) {
            return Optional.of(Tags.ANY);
        }
        var tags = new ArrayList<String>();
        for (var part : list.split(",", -1)) {
            var tag = part.strip();
            if (!TAG.matcher(tag).matches()) {
                return Optional.empty();
            }
            tags.add(tag);
        }
        return Optional.of(new Tags.Listed(tags));
    }

    private static Optional<IfEqual> ifEqual(String text) {
        return switch (text.strip()) {
            case "", "update" -> Optional.of(IfEqual.UPDATE);
            case "skip" -> Optional.of(IfEqual.SKIP);
            case "skip-minimizing-merge" -> Optional.of(IfEqual.SKIP_MINIMIZING_MERGE);
            default -> Optional.empty();
        };
    }

    private static Read refused(String detail) {
        return new Read.Refused(new Rejection.Malformed(Part.HEADER, detail));
    }
}
