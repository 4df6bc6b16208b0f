package dev.pollux.simulation.experiment;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.simulation.behaviour.Behaviour;
import dev.pollux.simulation.behaviour.Behaviours;
import dev.pollux.simulation.behaviour.Numbers;
import dev.pollux.simulation.behaviour.VirtualDevice;
import dev.pollux.simulation.fork.FleetFork;
import dev.pollux.simulation.kernel.Kernel;
import dev.pollux.simulation.kernel.Stream;
import dev.pollux.simulation.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// One replication of one variant: the forked twins on a virtual clock, each change through the same decide and evolve
/// as a live one. One thread owns a world. A command the core refuses stops the run: it is a mistake in the scenario
/// that must not be averaged away.
final class World {

    /// A command of the scenario or a behaviour was refused by the core.
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final Scenario scenario;
    private final int replication;
    private final Twin[] twins;
    private final Kernel kernel;
    private final Probe probe;

    World(Scenario scenario, FleetFork fork, int replication) {
        this.scenario = scenario;
        this.replication = replication;
        this.twins = fork.twins().toArray(Twin[]::new);
        this.kernel = new Kernel(scenario.start());
        this.probe = new Probe(scenario.measures(), twins.length);
    }

    /// Runs to the horizon and returns one figure per measure.
    double[] run(Scenario.Variant variant) {
        variant.interventions().forEach(this::intervene);
        for (int asset = 0; asset < twins.length; asset++) {
            probe.begin(asset, twins[asset]);
            cast(asset);
        }
        kernel.run(scenario.horizon());
        return probe.end(scenario.horizon());
    }

    private void intervene(Scenario.Intervention intervention) {
        for (int asset = 0; asset < twins.length; asset++) {
            if (RqlEvaluator.holds(intervention.where(), fields(twins[asset]))) {
                execute(asset, new TwinCommand.Put(intervention.path(), value(twins[asset], intervention)));
            }
        }
    }

    private static Json value(Twin twin, Scenario.Intervention intervention) {
        return switch (intervention.change()) {
            case Scenario.Change.To(var value) -> value;
            case Scenario.Change.By(var amount) -> {
                double old = Numbers.at(twin, intervention.path(), Double.NaN);
                if (Double.isNaN(old)) {
                    throw new Refused(twin.id() + " has no number at " + intervention.path() + " to change");
                }
                yield Json.of(old + amount);
            }
        };
    }

    private void cast(int asset) {
        for (var casting : scenario.behaviours()) {
            if (RqlEvaluator.holds(casting.where(), fields(twins[asset]))) {
                var behaviour = Behaviours.make(casting.behaviour(), casting.parameters());
                var device = new Device(asset, casting.behaviour());
                plan(asset, behaviour, device, behaviour.start(device));
            }
        }
    }

    private void plan(int asset, Behaviour behaviour, Device device, Duration delay) {
        kernel.after(delay, asset, () -> plan(asset, behaviour, device, behaviour.wake(device)));
    }

    private void execute(int asset, TwinCommand command) {
        var cause = Cause.of("pollux:simulation", scenario.name(), Cause.Origin.SIMULATION);
        var context = new Context(kernel.now(), cause, Preconditions.NONE, Access.ALL, "", Context.Limits.DEFAULT);
        switch (Decider.decide(twins[asset], command, context)) {
            case Decision.Accepted(var events, var _) ->
                events.forEach(event -> {
                    twins[asset] = Decider.evolve(twins[asset], event);
                    probe.see(asset, twins[asset], kernel.elapsed());
                });
            case Decision.Settled _ -> {}
            case Decision.Rejected(var rejection) -> throw new Refused(twins[asset].id() + ": " + rejection);
        }
    }

    private static RqlEvaluator.Fields fields(Twin twin) {
        return path -> path.in(twin.document());
    }

    private final class Device implements VirtualDevice {

        private final int asset;
        private final String role;
        private final Map<String, Stream> streams = new HashMap<>();

        Device(int asset, String role) {
            this.asset = asset;
            this.role = role;
        }

        @Override
        public Twin twin() {
            return twins[asset];
        }

        @Override
        public Instant now() {
            return kernel.now();
        }

        @Override
        public Duration elapsed() {
            return kernel.elapsed();
        }

        @Override
        public void report(JsonObject patch) {
            execute(asset, new TwinCommand.Merge(JsonPath.ROOT, patch));
        }

        @Override
        public Stream random(String purpose) {
            return streams.computeIfAbsent(
                    purpose,
                    name -> Stream.of(
                            scenario.seed(), replication, twins[asset].id().text(), role + "/" + name));
        }
    }
}
