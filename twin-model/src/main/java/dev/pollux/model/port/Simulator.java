package dev.pollux.model.port;

import dev.pollux.model.json.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Rehearses a change on a fork of the live fleet. Nothing a run does reaches the live side.
public interface Simulator {

    /// Runs the scenario (its YAML text) for the caller, who sees only twins it may read. The stage fails with
    /// [ScenarioInvalid] when the text is no scenario, with [SimulatorBusy] when too many run.
    CompletionStage<Report> run(String scenarioYaml, Caller caller, Consumer<Progress> progress);

    record Progress(int done, int of) {}

    /// The outcome as JSON and as a page for people.
    record Report(String id, JsonObject json, String html) {}

    /// As many runs as are allowed are under way; try again when one has ended.
    final class SimulatorBusy extends RuntimeException {
        public SimulatorBusy(int runs) {
            super(runs + " runs are under way", null, false, false);
        }
    }

    /// What is wrong with a scenario, and where.
    final class ScenarioInvalid extends RuntimeException {
        public ScenarioInvalid(String message) {
            super(message, null, false, false);
        }
    }
}
