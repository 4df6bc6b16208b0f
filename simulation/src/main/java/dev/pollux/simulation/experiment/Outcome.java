package dev.pollux.simulation.experiment;

import dev.pollux.simulation.fork.FleetFork;
import dev.pollux.simulation.scenario.Scenario;

/// Everything a run produced: figures by variant, measure and replication, and what they came from. The array is not
/// copied: nobody changes it after the run.
public record Outcome(Scenario scenario, FleetFork fork, double[][][] figures) {

    /// Estimate of one measure under one variant.
    public Comparison level(int variant, int measure) {
        return Comparison.estimate(figures[variant][measure], scenario.confidence());
    }

    /// Paired difference of a variant from the baseline.
    public Comparison difference(int variant, int measure) {
        return Comparison.paired(figures[0][measure], figures[variant][measure], scenario.confidence());
    }
}
