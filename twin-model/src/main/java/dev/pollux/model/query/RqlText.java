package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes expressions so that [RqlParser], and Eclipse Ditto's, read them as they were.
final class RqlText {

    private RqlText() {}

    static String print(Rql rql) {
        return switch (rql) {
            case Rql.And(var parts) -> parts.isEmpty() ? "" : "and(" + list(parts, RqlText::print) + ")";
            case Rql.Or(var parts) -> "or(" + list(parts, RqlText::print) + ")";
            case Rql.Not(var part) -> "not(" + print(part) + ")";
            case Rql.Exists(var path) -> "exists(" + property(path) + ")";
            case Rql.Empty(var path) -> "empty(" + property(path) + ")";
            case Rql.Compare(var operator, var path, var value) ->
                operator.name().toLowerCase(Locale.ROOT) + "(" + property(path) + "," + value(value) + ")";
            case Rql.In(var path, var values) -> "in(" + property(path) + "," + list(values, RqlText::value) + ")";
            case Rql.Like(var path, var pattern, var ignoreCase) ->
                (ignoreCase ? "ilike(" : "like(") + property(path) + "," + quoted(pattern) + ")";
        };
    }

    private static <T> String list(List<T> parts, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(","));
    }

    private static String property(JsonPath path) {
        return escaped(path.toString().substring(1)).replace(",", "\\u002c").replace(")", "\\u0029");
    }

    private static String value(Json value) {
        return switch (value) {
            case Json.Text(var text) -> quoted(text);
            case Json.Dec(var number) -> decimal(BigDecimal.valueOf(number));
            default -> value.text();
        };
    }

    /// Ditto's grammar knows no exponents, and tells doubles from whole numbers by the point.
    private static String decimal(BigDecimal number) {
        return (number.scale() > 0 ? number : number.setScale(1)).toPlainString();
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
