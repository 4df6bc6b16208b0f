package dev.pollux.simulation.scenario;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.twin.TwinId;
import dev.pollux.simulation.behaviour.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a planner asks: which part of the fleet, how long, which behaviours play the devices, what is varied and what
/// is
/// measured. The clock starts at midnight UTC of the day when nothing else is said, so that a run can be repeated. The
/// first variant is the baseline the others are compared with.
public record Scenario(
        String name,
        String description,
        TwinId below,
        Instant start,
        Duration horizon,
        long seed,
        int replications,
        double confidence,
        List<Casting> behaviours,
        List<Variant> variants,
        List<Measure> measures) {

    public Scenario {
        behaviours = List.copyOf(behaviours);
        variants = List.copyOf(variants);
        measures = List.copyOf(measures);
    }

    /// A behaviour and the twins it plays.
    public record Casting(String behaviour, Rql where, Parameters parameters) {}

    /// A way to run the fleet: interventions made at the start of the run.
    public record Variant(String name, List<Intervention> interventions) {
        public Variant {
            interventions = List.copyOf(interventions);
        }
    }

    /// Sets a path of the chosen twins, `to` a value or, for numbers, `by` an amount.
    public record Intervention(Rql where, JsonPath path, Change change) {}

    /// The new value, or what is added to the old.
    public sealed interface Change {
        record To(Json value) implements Change {}

        record By(double amount) implements Change {}
    }

    /// A key figure: a path followed over time in every chosen twin that has it, taken one way, then put together over
    /// twins.
    public record Measure(String name, Rql where, JsonPath path, Take take, Over over, String unit, Better better) {}

    /// What is taken from one twin's course of values, which is constant between changes.
    public sealed interface Take {
        record Last() implements Take {}

        record Change() implements Take {}

        record Mean() implements Take {}

        record Min() implements Take {}

        record Max() implements Take {}

        record HoursAbove(double limit) implements Take {}

        record HoursBelow(double limit) implements Take {}
    }

    /// How the twins' figures become one.
    public enum Over {
        SUM,
        MEAN,
        MIN,
        MAX
    }

    /// Which direction is an improvement.
    public enum Better {
        LOWER,
        HIGHER
    }
}
