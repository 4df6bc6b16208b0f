package dev.pollux.simulation.report;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.simulation.experiment.Comparison;
import dev.pollux.simulation.experiment.Outcome;
import dev.pollux.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.Locale;

/// An outcome as JSON: inputs, the fork's manifest, every figure by replication, and the comparisons.
public final class JsonReport {

    private JsonReport() {}

    public static JsonObject of(String identity, Outcome outcome) {
        var scenario = outcome.scenario();
        return JsonObject.builder()
                .put("id", identity)
                .put("scenario", scenario.name())
                .put("description", scenario.description())
                .put("engine", RunIdentity.ENGINE_VERSION)
                .put("seed", scenario.seed())
                .put("start", scenario.start().toString())
                .put("horizon", scenario.horizon().toString())
                .put("replications", scenario.replications())
                .put("confidence", Json.of(scenario.confidence()))
                .put("fork", fork(outcome))
                .put("behaviours", behaviours(scenario))
                .put("measures", measures(outcome))
                .put(
                        "assumptions",
                        JsonArray.of(
                                Assumptions.of(outcome).stream().map(Json::of).toList()))
                .build();
    }

    private static JsonObject fork(Outcome outcome) {
        var revisions = JsonObject.builder();
        outcome.fork().twins().forEach(twin -> revisions.put(twin.id().text(), twin.revision()));
        return JsonObject.builder()
                .put("below", outcome.scenario().below().text())
                .put("position", outcome.fork().position().text())
                .put("twins", outcome.fork().twins().size())
                .put("fingerprint", outcome.fork().fingerprint())
                .put("revisions", revisions.build())
                .build();
    }

    private static JsonArray behaviours(Scenario scenario) {
        var list = new ArrayList<Json>();
        for (var casting : scenario.behaviours()) {
            var parameters = JsonObject.builder();
            casting.parameters().values().forEach((name, value) -> parameters.put(name, Json.of(value)));
            list.add(JsonObject.of("behaviour", Json.of(casting.behaviour()), "parameters", parameters.build()));
        }
        return JsonArray.of(list);
    }

    private static JsonArray measures(Outcome outcome) {
        var list = new ArrayList<Json>();
        for (int m = 0; m < outcome.scenario().measures().size(); m++) {
            var measure = outcome.scenario().measures().get(m);
            list.add(JsonObject.builder()
                    .put("name", measure.name())
                    .put("unit", measure.unit())
                    .put("path", measure.path().toString())
                    .put("better", measure.better().name().toLowerCase(Locale.ROOT))
                    .put("variants", variants(outcome, m))
                    .build());
        }
        return JsonArray.of(list);
    }

    private static JsonArray variants(Outcome outcome, int measure) {
        var list = new ArrayList<Json>();
        for (int v = 0; v < outcome.scenario().variants().size(); v++) {
            var variant = JsonObject.builder()
                    .put("name", outcome.scenario().variants().get(v).name())
                    .put("level", estimate(outcome.level(v, measure)))
                    .put("replications", figures(outcome.figures()[v][measure]));
            if (v > 0) {
                variant.put("difference", estimate(outcome.difference(v, measure)));
            }
            list.add(variant.build());
        }
        return JsonArray.of(list);
    }

    private static JsonObject estimate(Comparison estimate) {
        return JsonObject.builder()
                .put("mean", Json.of(estimate.mean()))
                .put("low", Json.of(estimate.low()))
                .put("high", Json.of(estimate.high()))
                .put("deviation", Json.of(estimate.deviation()))
                .put("clear", Json.of(estimate.isClear()))
                .build();
    }

    private static JsonArray figures(double[] figures) {
        var list = new ArrayList<Json>();
        for (double figure : figures) {
            list.add(Json.of(figure));
        }
        return JsonArray.of(list);
    }
}
