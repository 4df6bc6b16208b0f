package dev.pollux.simulation.experiment;

import dev.pollux.model.port.Simulator.Progress;
import dev.pollux.model.port.Simulator.ScenarioInvalid;
import dev.pollux.simulation.fork.FleetFork;
import dev.pollux.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs every variant of a scenario over its replications, in parallel on the given executor. Each replication is
/// computed by one thread and put in its own place, so the outcome has the same bits whatever the number of threads.
public final class Experiment {

    private final Scenario scenario;
    private final FleetFork fork;

    public Experiment(Scenario scenario, FleetFork fork) {
        this.scenario = scenario;
        this.fork = fork;
    }

    /// Blocks until all is done. Throws [ScenarioInvalid] when the core refuses what the scenario asks of a twin.
    public Outcome run(Executor executor, Consumer<Progress> progress) {
        int runs = scenario.variants().size() * scenario.replications();
        var figures = new double[scenario.variants().size()][scenario.measures().size()][scenario.replications()];
        var done = new AtomicInteger();
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int run = 0; run < runs; run++) {
            int variant = run % scenario.variants().size();
            int replication = run / scenario.variants().size();
            all.add(CompletableFuture.runAsync(() -> replicate(variant, replication, figures), executor)
                    .thenRun(() -> progress.accept(new Progress(done.incrementAndGet(), runs))));
        }
        await(all);
        return new Outcome(scenario, fork, figures);
    }

    private void replicate(int variant, int replication, double[][][] figures) {
        double[] result =
                new World(scenario, fork, replication).run(scenario.variants().get(variant));
        for (int measure = 0; measure < result.length; measure++) {
            figures[variant][measure][replication] = result[measure];
        }
    }

    private static void await(ArrayList<CompletableFuture<Void>> all) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof World.Refused refused) {
                throw new ScenarioInvalid("the scenario asks what a twin refuses: " + refused.getMessage());
            }
            throw e;
        }
    }
}
