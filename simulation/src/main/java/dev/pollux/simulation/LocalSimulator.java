package dev.pollux.simulation;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Simulator;
import dev.pollux.simulation.experiment.Experiment;
import dev.pollux.simulation.fork.FleetFork;
import dev.pollux.simulation.report.HtmlReport;
import dev.pollux.simulation.report.JsonReport;
import dev.pollux.simulation.report.RunIdentity;
import dev.pollux.simulation.scenario.Scenario;
import dev.pollux.simulation.scenario.ScenarioReader;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs scenarios in this process. It holds no port that writes, so nothing a run does can reach a live twin. Runs past
/// the bound are refused at once. Thread-safe.
public final class LocalSimulator implements Simulator, AutoCloseable {

    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private final InstantSource clock;
    private final SimulationSettings settings;
    private final ExecutorService workers;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;

    public LocalSimulator(LatestTwins latest, Gatekeeper gatekeeper, InstantSource clock, SimulationSettings settings) {
        this.latest = latest;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
        this.settings = settings;
        this.workers = Executors.newFixedThreadPool(
                settings.threads(),
                Thread.ofPlatform().name("simulation-", 0).daemon().factory());
        this.places = new Semaphore(settings.concurrentRuns());
    }

    @Override
    public CompletionStage<Report> run(String scenarioYaml, Caller caller, Consumer<Progress> progress) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(new SimulatorBusy(settings.concurrentRuns()));
        }
        return CompletableFuture.supplyAsync(() -> rehearse(scenarioYaml, caller, progress), runs)
                .whenComplete((_, _) -> places.release());
    }

    private Report rehearse(String scenarioYaml, Caller caller, Consumer<Progress> progress) {
        var scenario = new ScenarioReader(clock.instant()).read(scenarioYaml);
        var fork = FleetFork.take(latest, gatekeeper, scenario.below(), caller);
        check(scenario, fork);
        var outcome = new Experiment(scenario, fork).run(workers, progress);
        var identity = RunIdentity.of(scenarioYaml, outcome);
        var json = JsonReport.of(identity, outcome);
        return new Report(identity, json, HtmlReport.of(identity, outcome));
    }

    private void check(Scenario scenario, FleetFork fork) {
        if (fork.twins().isEmpty()) {
            throw new ScenarioInvalid("there is no twin " + scenario.below() + " that you may read, nor any below it");
        }
        if (fork.twins().size() > settings.forkTwins()) {
            throw new ScenarioInvalid(
                    "the fork has " + fork.twins().size() + " twins, at most " + settings.forkTwins() + " are allowed");
        }
    }

    @Override
    public void close() {
        runs.shutdownNow();
        workers.shutdownNow();
    }
}
