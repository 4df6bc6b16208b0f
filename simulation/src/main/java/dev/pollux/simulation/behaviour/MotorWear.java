package dev.pollux.simulation.behaviour;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Duration;
import java.util.Set;

/// A motor whose bearing wears while it runs. Wear grows with load, `rate · load^exponent` per running hour, and by
/// rare shocks (a Poisson process, exponential sizes). Vibration is what a sensor sees of it:
/// `base + gain · wear + noise`. At wear 1 the motor fails and stands still.
///
/// Reads `/features/motor/properties/{wear,load,running}` and, when the twin has a cooler, runs when that runs; reports
/// `wear` (0…1), `vibration` (mm/s), `running`, `failed`.
public final class MotorWear implements Behaviour {

    private static final JsonPath WEAR = JsonPath.of("features", "motor", "properties", "wear");
    private static final JsonPath LOAD = JsonPath.of("features", "motor", "properties", "load");
    private static final JsonPath COOLER = JsonPath.of("features", "cooler", "properties", "running");
    private static final JsonPath RUNNING = JsonPath.of("features", "motor", "properties", "running");
    private static final Set<String> KNOWN = Set.of(
            "ratePerHour",
            "exponent",
            "shocksPerHour",
            "shockSize",
            "vibrationBase",
            "vibrationGain",
            "vibrationNoise",
            "stepSeconds");

    private final double rate;
    private final double exponent;
    private final double shocksPerHour;
    private final double shockSize;
    private final double base;
    private final double gain;
    private final double noise;
    private final Duration step;

    private double wear;
    private double hoursToShock;

    public MotorWear(Parameters parameters) {
        parameters.allow(KNOWN);
        rate = parameters.get("ratePerHour", 0.0005, 0, 1);
        exponent = parameters.get("exponent", 2, 0, 10);
        shocksPerHour = parameters.get("shocksPerHour", 0.02, 0, 3600);
        shockSize = parameters.get("shockSize", 0.01, 0, 1);
        base = parameters.get("vibrationBase", 1.2, 0, 1000);
        gain = parameters.get("vibrationGain", 8, 0, 1000);
        noise = parameters.get("vibrationNoise", 0.1, 0, 100);
        step = parameters.seconds("stepSeconds", 300);
    }

    @Override
    public Duration start(VirtualDevice device) {
        wear = Math.clamp(Numbers.at(device.twin(), WEAR, 0), 0, 1);
        hoursToShock = nextShock(device);
        return step;
    }

    @Override
    public Duration wake(VirtualDevice device) {
        boolean running = wear < 1 && runs(device);
        if (running) {
            wearFor(device, step.toMillis() / 3_600_000.0);
        }
        device.report(state(device, running));
        return step;
    }

    private void wearFor(VirtualDevice device, double hours) {
        double load = Math.clamp(Numbers.at(device.twin(), LOAD, 1), 0, 10);
        wear += rate * StrictMath.pow(load, exponent) * hours;
        hoursToShock -= hours;
        while (hoursToShock <= 0) {
            wear += device.random("shock size").exponential(shockSize);
            hoursToShock += nextShock(device);
        }
        wear = Math.min(wear, 1);
    }

    private double nextShock(VirtualDevice device) {
        return shocksPerHour == 0
                ? Double.POSITIVE_INFINITY
                : device.random("shock time").exponential(1 / shocksPerHour);
    }

    private static boolean runs(VirtualDevice device) {
        return Numbers.at(device.twin(), COOLER, Numbers.at(device.twin(), RUNNING, 1)) > 0;
    }

    private JsonObject state(VirtualDevice device, boolean running) {
        double vibration = running
                ? base + gain * wear + noise * device.random("vibration").normal()
                : 0;
        return Numbers.properties(
                "motor",
                JsonObject.builder()
                        .put("wear", Numbers.rounded(wear))
                        .put("vibration", Numbers.rounded(Math.max(0, vibration)))
                        .put("running", Json.of(running))
                        .put("failed", Json.of(wear >= 1))
                        .build());
    }
}
