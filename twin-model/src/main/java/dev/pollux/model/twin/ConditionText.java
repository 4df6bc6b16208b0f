package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A condition as the RQL text it was read from, but for spaces and the times its placeholders stood for.
final class ConditionText {

    private ConditionText() {}

    static String of(Rql condition) {
        return switch (condition) {
            case Rql.And(var parts) -> call("and", parts);
            case Rql.Or(var parts) -> call("or", parts);
            case Rql.Not(var part) -> "not(" + of(part) + ")";
            case Rql.Exists(var path) -> "exists(" + name(path) + ")";
            case Rql.Empty(var path) -> "empty(" + name(path) + ")";
            case Rql.Compare(var operator, var path, var value) ->
                operator.name().toLowerCase(Locale.ROOT) + "(" + name(path) + "," + value.text() + ")";
            case Rql.In(var path, var values) ->
                "in(" + name(path) + "," + values.stream().map(Json::text).collect(Collectors.joining(",")) + ")";
            case Rql.Like(var path, var pattern, var ignoreCase) ->
                (ignoreCase ? "ilike(" : "like(") + name(path) + ","
                        + Json.of(pattern).text() + ")";
        };
    }

    private static String call(String name, List<Rql> parts) {
        return parts.stream().map(ConditionText::of).collect(Collectors.joining(",", name + "(", ")"));
    }

    private static String name(JsonPath path) {
        return path.toString().substring(1);
    }
}
