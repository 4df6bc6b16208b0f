package dev.pollux.simulation.behaviour;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Twin;

/// Reads numbers of a twin and writes them as a patch.
public final class Numbers {

    private Numbers() {}

    /// The number at the path, or the fallback when there is none.
    public static double at(Twin twin, JsonPath path, double fallback) {
        return path.in(twin.document()).map(value -> of(value, fallback)).orElse(fallback);
    }

    /// The number a JSON value stands for; truth counts as 1 and 0.
    public static double of(Json value, double fallback) {
        return switch (value) {
            case Json.Int(var number) -> number;
            case Json.Dec(var number) -> number;
            case Json.Bool(var truth) -> truth ? 1 : 0;
            case Json.Null _, Json.Text _ -> fallback;
            case JsonObject _ -> fallback;
            case JsonArray _ -> fallback;
        };
    }

    /// A patch that sets properties of one feature.
    static JsonObject properties(String feature, JsonObject properties) {
        return JsonObject.of("features", JsonObject.of(feature, JsonObject.of("properties", properties)));
    }

    /// Rounded to six decimals, as a device's firmware would report it.
    static Json rounded(double value) {
        return Json.of(Math.rint(value * 1e6) / 1e6);
    }
}
