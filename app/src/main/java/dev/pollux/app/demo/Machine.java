package dev.pollux.app.demo;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.time.Instant;

/// The physics of one device: what it measures at an instant, given what it was last told. A pure function of its seed
/// and those orders; the machine it would be without any is also its past. Used by one thread at a time.
final class Machine {

    /// How fast a temperature follows a new setpoint, and a motor a start or stop.
    private static final double FOLLOWS_SECONDS = 25;
    private static final double SPINS_SECONDS = 4;
    private static final double DEFAULT_SETPOINT = 6;
    private static final double WEEK_SECONDS = 7 * 86_400.0;

    private final Kind kind;
    private final Signal temperature;
    private final Signal humidity;
    private final Signal pressure;
    private final Signal load;
    private final double wearAtBirth;
    private final double thermostatSeconds;
    private final double bornAt;
    private Order setpoint;
    private Order running;
    private double faultFrom = Double.POSITIVE_INFINITY;

    /// A target that was `from` until `at` (seconds) and is approached since.
    private record Order(double from, double to, double at) {
        double value(double now, double timeConstant) {
            return now <= at ? from : to + (from - to) * Math.exp(-(now - at) / timeConstant);
        }
    }

    /// `bornAt` is the reference for slow wear, so that it goes on over restarts.
    Machine(Kind kind, Chance chance, Instant bornAt) {
        this.kind = kind;
        this.bornAt = seconds(bornAt);
        double ambient = kind == Kind.SENSOR
                ? chance.with("ambient").between(19, 24)
                : chance.with("warm").between(38, 52);
        this.temperature = new Signal(ambient, kind == Kind.SENSOR ? 2.5 : 1.5, 1.2, 0.15, chance.with("temperature"));
        this.humidity = new Signal(chance.with("damp").between(38, 52), -6, 4, 0.6, chance.with("humidity"));
        this.pressure = new Signal(chance.with("bar").between(2.4, 4.2), 0.1, 0.3, 0.05, chance.with("pressure"));
        this.load = new Signal(chance.with("duty").between(0.45, 0.8), 0.08, 0.08, 0.02, chance.with("load"));
        this.wearAtBirth = chance.with("wear").between(0.04, 0.3);
        this.thermostatSeconds = chance.with("thermostat").between(240, 420);
        double wanted = DEFAULT_SETPOINT + Math.rint(chance.with("setpoint").between(0, 8)) / 2;
        this.setpoint = new Order(wanted, wanted, 0);
        this.running = new Order(1, 1, 0);
    }

    /// A bearing begins to fail now and gets worse over minutes.
    void failBearing(Instant from) {
        faultFrom = seconds(from);
    }

    void order(double celsius, Instant now) {
        setpoint = new Order(setpoint.value(seconds(now), FOLLOWS_SECONDS), celsius, seconds(now));
    }

    void run(boolean on, Instant now) {
        running = new Order(running.value(seconds(now), SPINS_SECONDS), on ? 1 : 0, seconds(now));
    }

    double setpoint() {
        return setpoint.to();
    }

    /// All measured values, as a patch of `/features`.
    JsonObject features(Instant now) {
        double t = seconds(now);
        var features = JsonObject.builder();
        switch (kind) {
            case PUMP ->
                features.put("flow", flow(t))
                        .put("temperature", value(warmth(t), 2))
                        .put("motor", motor(t, 1));
            case MOTOR -> features.put("temperature", value(warmth(t), 2)).put("motor", motor(t, 1));
            case COOLER ->
                features.put("temperature", value(room(t), 2))
                        .put("cooler", cooler(t))
                        .put("motor", motor(t, cooling(t) ? 1 : 0));
            case SENSOR ->
                features.put("temperature", value(temperature.at(t), 2))
                        .put("humidity", value(humidity.at(t), 1))
                        .put("pressure", value(pressure.at(t), 3));
        }
        return features.build();
    }

    private double spin(double t) {
        return running.value(t, SPINS_SECONDS);
    }

    /// A machine warms with its load and with a failing bearing, and cools down when it stands.
    private double warmth(double t) {
        double room = 22;
        return room + (temperature.at(t) - room) * (0.4 + 0.6 * spin(t)) + 9 * fault(t);
    }

    private JsonObject flow(double t) {
        double share = load.at(t) * spin(t);
        return properties(JsonObject.builder()
                .put("rate", rounded(40 * share, 2))
                .put("pressure", rounded(pressure.at(t) * (0.2 + 0.8 * spin(t)), 3))
                .build());
    }

    private JsonObject motor(double t, double duty) {
        double share = load.at(t) * spin(t) * duty;
        double wear = Math.min(1, wearAtBirth + 0.01 * (t - bornAt) / WEEK_SECONDS + 0.5 * fault(t));
        double vibration = share < 0.05 ? 0.05 : 1.1 + 2.4 * wear + 0.6 * (load.at(t) - 0.6) + 6.5 * fault(t);
        return properties(JsonObject.builder()
                .put("load", rounded(share, 3))
                .put("wear", rounded(wear, 4))
                .put("vibration", rounded(Math.max(0, vibration), 3))
                .put("running", Json.of(share >= 0.05))
                .build());
    }

    private JsonObject cooler(double t) {
        return properties(JsonObject.builder()
                .put("setpoint", rounded(setpoint.to(), 1))
                .put("running", Json.of(cooling(t) && spin(t) > 0.5))
                .put("energyKwh", rounded(1_500 + 1.2 * (t - bornAt) / 3600, 2))
                .build());
    }

    /// A thermostat's saw tooth round the setpoint; the room warms when the cooler stands.
    private double room(double t) {
        double tooth = 2 * Math.abs(2 * phase(t) - 1) - 1;
        double cooled = setpoint.value(t, FOLLOWS_SECONDS) + 0.5 * tooth + 0.3 * (temperature.at(t) - 45) / 10;
        return cooled + (1 - spin(t)) * 6;
    }

    private boolean cooling(double t) {
        return phase(t) < 0.5;
    }

    private double phase(double t) {
        double turns = t / thermostatSeconds + wearAtBirth * 10;
        return turns - Math.floor(turns);
    }

    /// From 0, over about ten minutes, to 1.
    private double fault(double t) {
        double minutes = (t - faultFrom) / 60;
        return minutes <= 0 ? 0 : 1 - Math.exp(-minutes / 4);
    }

    private static JsonObject value(double number, int decimals) {
        return properties(JsonObject.of("value", rounded(number, decimals)));
    }

    private static JsonObject properties(JsonObject properties) {
        return JsonObject.of("properties", properties);
    }

    private static Json rounded(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Json.of(Math.rint(value * scale) / scale);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
