package dev.pollux.web.graphql;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between our JSON and the maps, lists and boxes that graphql-java speaks.
final class JavaJson {

    private JavaJson() {}

    /// Throws [IllegalArgumentException] for what JSON cannot say.
    static Json json(@Nullable Object value) {
        return switch (value) {
            case null -> Json.NULL;
            case Json json -> json;
            case String text -> Json.of(text);
            case Boolean truth -> Json.of(truth);
            case Double number -> Json.of(number.doubleValue());
            case Float number -> Json.of(number.doubleValue());
            case BigInteger number -> Json.of(number.longValueExact());
            case java.math.BigDecimal number -> Json.of(number.doubleValue());
            case Number number -> Json.of(number.longValue());
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> array(list);
            case Enum<?> name -> Json.of(name.name());
            default ->
                throw new IllegalArgumentException(
                        "no JSON: " + value.getClass().getSimpleName());
        };
    }

    private static JsonObject object(Map<?, ?> map) {
        var object = JsonObject.builder();
        map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
        return object.build();
    }

    private static JsonArray array(Iterable<?> list) {
        var values = new ArrayList<Json>();
        list.forEach(value -> values.add(json(value)));
        return JsonArray.of(values);
    }

    static @Nullable Object plain(Json json) {
        return switch (json) {
            case Json.Null _ -> null;
            case Json.Bool(var truth) -> truth;
            case Json.Int(var number) -> number;
            case Json.Dec(var number) -> number;
            case Json.Text(var text) -> text;
            case JsonArray array -> list(array);
            case JsonObject object -> map(object);
        };
    }

    private static List<@Nullable Object> list(JsonArray array) {
        var list = new ArrayList<@Nullable Object>(array.size());
        array.forEach(value -> list.add(plain(value)));
        return list;
    }

    static Map<String, @Nullable Object> map(JsonObject object) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> map.put(key, plain(value)));
        return map;
    }
}
