package dev.pollux.simulation;

/// Bounds of the simulator: threads that compute replications, runs at a time (more are refused), twins in one fork.
public record SimulationSettings(int threads, int concurrentRuns, int forkTwins) {

    public SimulationSettings {
        if (threads < 1 || concurrentRuns < 1 || forkTwins < 1) {
            throw new IllegalArgumentException("simulation settings are at least 1");
        }
    }
}
