package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.query.Rql.Operator;
import java.math.BigDecimal;

/// Relates two single values. Numbers relate to numbers by their decimal value, texts to texts by UTF-16 order, truth
/// values to truth values (false first), null to null by equality only; nothing else relates.
final class Comparison {

    private Comparison() {}

    /// True when `have operator want`. Not made for [Operator#NE], which asks about all elements of an array.
    static boolean holds(Operator operator, Json have, Json want) {
        if (have instanceof Json.Text(var left) && want instanceof Json.Text(var right)) {
            return accepts(operator, left.compareTo(right));
        }
        if (have instanceof Json.Bool(var left) && want instanceof Json.Bool(var right)) {
            return accepts(operator, Boolean.compare(left, right));
        }
        if (have == Json.NULL || want == Json.NULL) {
            return operator == Operator.EQ && have == want;
        }
        return isNumber(have) && isNumber(want) && accepts(operator, numbers(have, want));
    }

    private static boolean accepts(Operator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    private static boolean isNumber(Json value) {
        return value instanceof Json.Int || value instanceof Json.Dec;
    }

    private static int numbers(Json have, Json want) {
        if (have instanceof Json.Int(var left) && want instanceof Json.Int(var right)) {
            return Long.compare(left, right);
        }
        if (have instanceof Json.Dec(var left) && want instanceof Json.Dec(var right)) {
            return left == right ? 0 : Double.compare(left, right);
        }
        return decimal(have).compareTo(decimal(want));
    }

    private static BigDecimal decimal(Json number) {
        return switch (number) {
            case Json.Int(var value) -> BigDecimal.valueOf(value);
            case Json.Dec(var value) -> BigDecimal.valueOf(value);
            default -> throw new IllegalStateException("only numbers have a decimal value: " + number);
        };
    }
}
