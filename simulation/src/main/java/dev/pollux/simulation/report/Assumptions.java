package dev.pollux.simulation.report;

import dev.pollux.simulation.experiment.Outcome;
import java.util.List;

/// What a reader must know to judge an outcome, in sentences.
final class Assumptions {

    private Assumptions() {}

    static List<String> of(Outcome outcome) {
        var scenario = outcome.scenario();
        return List.of(
                "All " + outcome.fork().twins().size()
                        + " twins were copied at one position of the change log; the live"
                        + " fleet went on without them and was not touched.",
                "Virtual devices stand in for the real ones. Their parameters come from the scenario or are defaults;"
                        + " they were not calibrated against recorded data.",
                "Every variant drew the same random streams, so differences are paired by replication.",
                "Intervals are Student's t at " + Math.round(scenario.confidence() * 1000) / 10.0 + " % over "
                        + scenario.replications() + " replications, for each key figure by itself.",
                "The same scenario, fork and seed give the same bits on any number of threads.");
    }
}
