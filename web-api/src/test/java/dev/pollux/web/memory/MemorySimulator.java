package dev.pollux.web.memory;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Simulator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Says that it ran; a text without a colon is no scenario to it.
public final class MemorySimulator implements Simulator {

    @Override
    public CompletionStage<Report> run(String scenarioYaml, Caller caller, Consumer<Progress> progress) {
        if (!scenarioYaml.contains(":")) {
            return CompletableFuture.failedFuture(new ScenarioInvalid("line 1: a scenario is a mapping"));
        }
        progress.accept(new Progress(1, 2));
        progress.accept(new Progress(2, 2));
        var json = JsonObject.of("seed", Json.of(42));
        return CompletableFuture.completedFuture(new Report("run", json, "<html><body>seed 42</body></html>"));
    }
}
