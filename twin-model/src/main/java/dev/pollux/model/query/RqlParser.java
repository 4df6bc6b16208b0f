package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads RQL text, by recursive descent over Eclipse Ditto's grammar. Whatever Ditto reads has the same meaning here;
/// beyond it blanks are allowed between the parts, numbers may have an exponent, and any path may be named. Pure.
/// A text has at most [#MAX_LENGTH] characters and nests at most [#MAX_DEPTH] levels.
public final class RqlParser {

    public static final int MAX_LENGTH = 100 * 1024;
    public static final int MAX_DEPTH = 100;

    private static final String OPERATORS = "eq, ne, gt, ge, lt, le, in, like, ilike, exists, empty, and, or, not";

    private final RqlCursor cursor;
    private final Instant now;

    private RqlParser(RqlCursor cursor, Instant now) {
        this.cursor = cursor;
        this.now = now;
    }

    /// Throws [RqlInvalid] with the position of what is wrong. The placeholders `time:now…` become the values they
    /// have at the given time.
    public static Rql parse(String text, Instant now) {
        var cursor = RqlCursor.over(text, MAX_LENGTH);
        var expression = new RqlParser(cursor, now).expression(1);
        cursor.expectEnd();
        return expression;
    }

    private Rql expression(int depth) {
        cursor.skipBlanks();
        int at = cursor.position();
        if (depth > MAX_DEPTH) {
            throw new RqlInvalid("the expression nests more than " + MAX_DEPTH + " levels", at);
        }
        var name = cursor.word();
        return switch (name) {
            case "and" -> new Rql.And(expressions(depth));
            case "or" -> new Rql.Or(expressions(depth));
            case "not" -> not(depth);
            case "exists" -> new Rql.Exists(onlyProperty());
            case "empty" -> new Rql.Empty(onlyProperty());
            case "in" -> in();
            case "like" -> like(false);
            case "ilike" -> like(true);
            case "eq" -> compare(Operator.EQ);
            case "ne" -> compare(Operator.NE);
            case "gt" -> compare(Operator.GT);
            case "ge" -> compare(Operator.GE);
            case "lt" -> compare(Operator.LT);
            case "le" -> compare(Operator.LE);
            default -> throw new RqlInvalid("expected one of " + OPERATORS, at);
        };
    }

    private List<Rql> expressions(int depth) {
        cursor.expect('(');
        var parts = new ArrayList<Rql>();
        do {
            parts.add(expression(depth + 1));
        } while (cursor.accept(','));
        cursor.expect(')');
        return parts;
    }

    private Rql not(int depth) {
        cursor.expect('(');
        var part = expression(depth + 1);
        cursor.expect(')');
        return new Rql.Not(part);
    }

    private JsonPath onlyProperty() {
        cursor.expect('(');
        var path = cursor.property();
        cursor.expect(')');
        return path;
    }

    private Rql compare(Operator operator) {
        var path = firstProperty();
        var value = value();
        cursor.expect(')');
        return new Rql.Compare(operator, path, value);
    }

    private Rql like(boolean ignoreCase) {
        var path = firstProperty();
        cursor.skipBlanks();
        int at = cursor.position();
        if (!(value() instanceof Json.Text(var pattern))) {
            throw new RqlInvalid("expected a pattern in quotes", at);
        }
        if (pattern.length() > Wildcards.MAX_LENGTH) {
            throw new RqlInvalid("a pattern has at most " + Wildcards.MAX_LENGTH + " characters", at);
        }
        cursor.expect(')');
        return new Rql.Like(path, pattern, ignoreCase);
    }

    private Rql in() {
        var path = firstProperty();
        var values = new ArrayList<Json>();
        do {
            values.add(value());
        } while (cursor.accept(','));
        cursor.expect(')');
        return new Rql.In(path, values);
    }

    private JsonPath firstProperty() {
        cursor.expect('(');
        var path = cursor.property();
        cursor.expect(',');
        return path;
    }

    private Json value() {
        cursor.skipBlanks();
        int at = cursor.position();
        char first = cursor.peek();
        if (first == '"' || first == '\'') {
            return Json.of(cursor.quoted());
        }
        if (first == '+' || first == '-' || first >= '0' && first <= '9') {
            return cursor.number();
        }
        var word = cursor.bareWord();
        return switch (word) {
            case "true" -> Json.of(true);
            case "false" -> Json.of(false);
            case "null" -> Json.NULL;
            default -> TimeWord.value(word, now, at);
        };
    }
}
