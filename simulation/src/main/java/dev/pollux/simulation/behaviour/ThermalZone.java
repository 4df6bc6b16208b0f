package dev.pollux.simulation.behaviour;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Twin;
import java.time.Duration;
import java.util.Set;

/// A room with a cooler under a thermostat. One thermal mass behind one resistance:
/// `C dT/dt = (Tout − T)/R + Qint − Qcool`, solved exactly over each step of constant inputs,
/// `T(t) = Tinf + (T0 − Tinf) e^(−t/RC)`. Outside it follows a daily sine with its warmest hour at 15:00 UTC, plus
/// noise
/// that forgets with a time constant of an hour. The thermostat switches the cooler on above setpoint + band/2 and off
/// below setpoint − band/2. The setpoint is the desired one when there is one, else the reported one.
///
/// Reads `/features/temperature/properties/value` (°C) and `/features/cooler/{desiredProperties,properties}/setpoint`
/// (°C); reports both, `running`, and `energyKwh`, the electric energy drawn so far.
public final class ThermalZone implements Behaviour {

    private static final JsonPath TEMPERATURE = JsonPath.of("features", "temperature", "properties", "value");
    private static final JsonPath SETPOINT = JsonPath.of("features", "cooler", "properties", "setpoint");
    private static final JsonPath DESIRED = JsonPath.of("features", "cooler", "desiredProperties", "setpoint");
    private static final JsonPath ENERGY = JsonPath.of("features", "cooler", "properties", "energyKwh");
    private static final Set<String> KNOWN = Set.of(
            "capacityKwhPerKelvin",
            "resistanceKelvinPerKw",
            "internalKw",
            "coolingKw",
            "coefficientOfPerformance",
            "outsideMean",
            "outsideSwing",
            "outsideNoise",
            "band",
            "stepSeconds",
            "reportSeconds");

    private final double capacity;
    private final double resistance;
    private final double internalKw;
    private final double coolingKw;
    private final double performance;
    private final double outsideMean;
    private final double outsideSwing;
    private final double outsideNoise;
    private final double band;
    private final Duration step;
    private final Duration report;

    private double temperature;
    private double noise;
    private double energyKwh;
    private boolean running;
    private Duration lastReport = Duration.ZERO;

    public ThermalZone(Parameters parameters) {
        parameters.allow(KNOWN);
        capacity = parameters.get("capacityKwhPerKelvin", 0.5, 1e-3, 1e4);
        resistance = parameters.get("resistanceKelvinPerKw", 4, 1e-3, 1e4);
        internalKw = parameters.get("internalKw", 1.5, -1e4, 1e4);
        coolingKw = parameters.get("coolingKw", 6, 0, 1e5);
        performance = parameters.get("coefficientOfPerformance", 3, 0.1, 20);
        outsideMean = parameters.get("outsideMean", 24, -60, 60);
        outsideSwing = parameters.get("outsideSwing", 6, 0, 40);
        outsideNoise = parameters.get("outsideNoise", 1, 0, 20);
        band = parameters.get("band", 1, 0.01, 20);
        step = parameters.seconds("stepSeconds", 60);
        report = parameters.seconds("reportSeconds", 300);
    }

    @Override
    public Duration start(VirtualDevice device) {
        temperature = Numbers.at(device.twin(), TEMPERATURE, outsideMean);
        energyKwh = Numbers.at(device.twin(), ENERGY, 0);
        return step;
    }

    @Override
    public Duration wake(VirtualDevice device) {
        double hours = step.toMillis() / 3_600_000.0;
        double setpoint = setpoint(device.twin());
        running = running ? temperature > setpoint - band / 2 : temperature > setpoint + band / 2;
        advance(hours, outside(device, hours));
        if (device.elapsed().minus(lastReport).compareTo(report) >= 0) {
            lastReport = device.elapsed();
            device.report(state(setpoint));
        }
        return step;
    }

    private void advance(double hours, double outside) {
        double coolKw = running ? coolingKw : 0;
        double settled = outside + resistance * (internalKw - coolKw);
        temperature = settled + (temperature - settled) * StrictMath.exp(-hours / (resistance * capacity));
        energyKwh += coolKw / performance * hours;
    }

    private double outside(VirtualDevice device, double hours) {
        double forget = StrictMath.exp(-hours);
        noise = noise * forget
                + outsideNoise
                        * StrictMath.sqrt(1 - forget * forget)
                        * device.random("outside").normal();
        double hourOfDay = device.now().getEpochSecond() % 86_400 / 3600.0;
        return outsideMean + outsideSwing * StrictMath.cos((hourOfDay - 15) / 24 * 2 * Math.PI) + noise;
    }

    private static double setpoint(Twin twin) {
        return Numbers.at(twin, DESIRED, Numbers.at(twin, SETPOINT, 22));
    }

    private JsonObject state(double setpoint) {
        var cooler = JsonObject.builder()
                .put("setpoint", Numbers.rounded(setpoint))
                .put("running", Json.of(running))
                .put("energyKwh", Numbers.rounded(energyKwh))
                .build();
        var zone = Numbers.properties("temperature", JsonObject.of("value", Numbers.rounded(temperature)));
        return (JsonObject) JsonEdit.merge(zone, Numbers.properties("cooler", cooler));
    }
}
