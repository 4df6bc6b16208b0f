package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.query.RqlEvaluator;
import java.util.List;
import java.util.Optional;

/// Whether a leaf of a filter holds for a number, without making a JSON value of it. Where whole and decimal numbers
/// are too large to be compared as doubles, the evaluator decides.
sealed interface NumberTest {

    boolean test(long number);

    boolean test(double number);

    static NumberTest of(Rql leaf) {
        return switch (leaf) {
            case Rql.Compare(var operator, var _, Json.Int(var want)) -> new WithWhole(leaf, operator, want);
            case Rql.Compare(var operator, var _, Json.Dec(var want)) -> new WithDecimal(leaf, operator, want);
            case Rql.In(var path, var values) -> anyOf(path, values);
            case Rql.Compare _, Rql.Exists _, Rql.Empty _, Rql.Like _ -> new Same(holds(leaf, Json.of(0)));
            case Rql.And _, Rql.Or _, Rql.Not _ -> throw new IllegalStateException("no leaf: " + leaf);
        };
    }

    private static NumberTest anyOf(JsonPath path, List<Json> values) {
        return new AnyOf(values.stream()
                .filter(value -> value instanceof Json.Int || value instanceof Json.Dec)
                .map(value -> of(new Rql.Compare(Operator.EQ, path, value)))
                .toList());
    }

    private static boolean holds(Rql leaf, Json value) {
        return RqlEvaluator.holds(leaf, _ -> Optional.of(value));
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

    /// Below this a double holds every whole number, and the nearest decimal text of a double keeps its side of it.
    private static boolean isSmall(double number) {
        return Math.abs(number) < 0x1p53;
    }

    record WithWhole(Rql leaf, Operator operator, long want) implements NumberTest {
        @Override
        public boolean test(long number) {
            return accepts(operator, Long.compare(number, want));
        }

        @Override
        public boolean test(double number) {
            return isSmall(number) && isSmall(want)
                    ? accepts(operator, number == want ? 0 : Double.compare(number, want))
                    : holds(leaf, Json.of(number));
        }
    }

    record WithDecimal(Rql leaf, Operator operator, double want) implements NumberTest {
        @Override
        public boolean test(long number) {
            return isSmall(number) && isSmall(want)
                    ? accepts(operator, number == want ? 0 : Double.compare(number, want))
                    : holds(leaf, Json.of(number));
        }

        @Override
        public boolean test(double number) {
            return accepts(operator, number == want ? 0 : Double.compare(number, want));
        }
    }

    record AnyOf(List<NumberTest> tests) implements NumberTest {
        @Override
        public boolean test(long number) {
            for (var test : tests) {
                if (test.test(number)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean test(double number) {
            for (var test : tests) {
                if (test.test(number)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The same answer for every number.
    record Same(boolean answer) implements NumberTest {
        @Override
        public boolean test(long number) {
            return answer;
        }

        @Override
        public boolean test(double number) {
            return answer;
        }
    }
}
