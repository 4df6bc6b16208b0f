package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.query.RqlEvaluator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a leaf of a filter holds for a text, without making a JSON value of it.
interface TextTest {

    boolean test(String text);

    static TextTest of(Rql leaf) {
        return switch (leaf) {
            case Rql.Compare(var operator, var _, Json.Text(var want)) -> compare(operator, want);
            case Rql.In(var _, var values) -> texts(values)::contains;
            case Rql.Like(var _, var pattern, var ignoreCase) -> like(leaf, pattern, ignoreCase);
            case Rql.Compare _, Rql.Exists _ -> same(holds(leaf, "x"));
            case Rql.Empty _ -> String::isEmpty;
            case Rql.And _, Rql.Or _, Rql.Not _ -> throw new IllegalStateException("no leaf: " + leaf);
        };
    }

    private static TextTest same(boolean answer) {
        return _ -> answer;
    }

    private static boolean holds(Rql leaf, String text) {
        return RqlEvaluator.holds(leaf, _ -> Optional.of(Json.of(text)));
    }

    private static Set<String> texts(List<Json> values) {
        var texts = new HashSet<String>();
        for (var value : values) {
            if (value instanceof Json.Text(var text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static TextTest compare(Operator operator, String want) {
        return switch (operator) {
            case EQ -> want::equals;
            case NE -> text -> !want.equals(text);
            case GT -> text -> text.compareTo(want) > 0;
            case GE -> text -> text.compareTo(want) >= 0;
            case LT -> text -> text.compareTo(want) < 0;
            case LE -> text -> text.compareTo(want) <= 0;
        };
    }

    /// The frequent shapes of patterns go to the fast searches of [String].
    private static TextTest like(Rql leaf, String pattern, boolean ignoreCase) {
        if (ignoreCase || pattern.indexOf('?') >= 0 || pattern.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            return text -> holds(leaf, text);
        }
        int first = pattern.indexOf('*');
        int last = pattern.lastIndexOf('*');
        if (first < 0) {
            return pattern::equals;
        }
        if (first == last) {
            return between(pattern.substring(0, first), pattern.substring(first + 1));
        }
        var middle = pattern.substring(first + 1, last);
        return first == 0 && last == pattern.length() - 1 && middle.indexOf('*') < 0
                ? text -> text.contains(middle)
                : text -> holds(leaf, text);
    }

    private static TextTest between(String start, String end) {
        int length = start.length() + end.length();
        return text -> text.length() >= length && text.startsWith(start) && text.endsWith(end);
    }
}
