package dev.pollux.app.cli;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A what-if's outcome for a terminal: what was compared, then one block a measure with its interval.
final class ReportText {

    private ReportText() {}

    static String of(JsonObject report) {
        var text = new StringBuilder();
        text.append(report.text("scenario", "")).append(": ").append(report.text("description", ""));
        text.append("\nfork of ").append(report.object("fork").text("below", ""));
        text.append(" (").append(number(report.object("fork").get("twins"), 0)).append(" twins), horizon ");
        text.append(report.text("horizon", "")).append(", ").append(number(report.get("replications"), 0));
        text.append(" replications, seed ")
                .append(number(report.get("seed"), 0))
                .append("\n");
        items(report.get("measures")).forEach(measure -> text.append(measure(measure)));
        return text.toString().stripTrailing();
    }

    private static String measure(JsonObject measure) {
        var unit = measure.text("unit", "");
        var text = new StringBuilder("\n" + measure.text("name", "") + (unit.isEmpty() ? "" : " [" + unit + "]")
                + ", better is " + measure.text("better", "?") + "\n");
        for (var variant : items(measure.get("variants"))) {
            text.append("  %-22s %s".formatted(variant.text("name", ""), estimate(variant.object("level"))));
            if (variant.has("difference")) {
                var difference = variant.object("difference");
                boolean clear = difference.get("clear") instanceof Json.Bool(var value) && value;
                text.append("   change ").append(estimate(difference));
                text.append(clear ? "" : ", may be chance");
            }
            text.append("\n");
        }
        return text.toString();
    }

    private static String estimate(JsonObject estimate) {
        return "%s [%s, %s]"
                .formatted(
                        number(estimate.get("mean"), 3),
                        number(estimate.get("low"), 3),
                        number(estimate.get("high"), 3));
    }

    private static String number(@Nullable Json value, int decimals) {
        return switch (value) {
            case Json.Int(var whole) -> Long.toString(whole);
            case Json.Dec(var decimal) -> String.format(Locale.ROOT, "%." + decimals + "f", decimal);
            case null, default -> "?";
        };
    }

    private static List<JsonObject> items(@Nullable Json value) {
        return value instanceof JsonArray array
                ? array.values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
