package dev.pollux.app.demo;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The firmware of one device: reports what its machine measures and follows orders, slowly enough to watch. Knows
/// neither MQTT nor the clock. Thread-safe.
final class VirtualDevice {

    private static final int REMEMBERED = 16;
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Machine machine;
    private final Kind kind;
    private Instant identifyingUntil = Instant.EPOCH;
    private final Map<String, Answer> answered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// What the device will say to an order, and after how long.
    record Answer(int status, Json value, Duration after) {}

    VirtualDevice(Kind kind, Machine machine) {
        this.kind = kind;
        this.machine = machine;
    }

    /// A patch of `/features` with everything measured now.
    synchronized JsonObject report(Instant now) {
        var features = machine.features(now);
        return identifyingUntil.equals(Instant.EPOCH) ? features : features.with("indicator", indicator(now));
    }

    private JsonObject indicator(Instant now) {
        return JsonObject.of("properties", JsonObject.of("blinking", Json.of(now.isBefore(identifyingUntil))));
    }

    /// Takes an order. One that came before under the same id gets the same answer and is not followed again.
    synchronized Answer order(String correlationId, String subject, Json value, Instant now) {
        var before = answered.get(correlationId);
        if (before != null) {
            return before;
        }
        var answer = follow(subject, value, now);
        answered.put(correlationId, answer);
        return answer;
    }

    private Answer follow(String subject, Json value, Instant now) {
        return switch (subject) {
            case "setpoint" -> setpoint(value, now);
            case "start", "stop" -> run(subject.equals("start"), now);
            case "identify" -> identify(now);
            default -> refusal(404, "this device knows no '" + subject + "'");
        };
    }

    private Answer setpoint(Json value, Instant now) {
        if (kind != Kind.COOLER) {
            return refusal(400, "only a cooler has a setpoint");
        }
        double celsius = number(value);
        if (!(celsius >= -20 && celsius <= 30)) {
            return refusal(400, "a setpoint lies between -20 and 30 degrees");
        }
        machine.order(celsius, now);
        return done(SLOW, "setpoint", Json.of(celsius));
    }

    private Answer run(boolean on, Instant now) {
        if (kind == Kind.SENSOR) {
            return refusal(400, "a sensor has nothing to start or stop");
        }
        machine.run(on, now);
        return done(SLOW, "running", Json.of(on));
    }

    private Answer identify(Instant now) {
        identifyingUntil = now.plus(SLOW);
        return done(QUICK, "blinking", Json.of(true));
    }

    /// The number itself, or the one under `value` or `setpoint`; NaN for anything else.
    private static double number(Json value) {
        return switch (value) {
            case Json.Int(var whole) -> whole;
            case Json.Dec(var decimal) -> decimal;
            case JsonObject object when object.get("value") instanceof Json inner -> number(inner);
            case JsonObject object when object.get("setpoint") instanceof Json inner -> number(inner);
            default -> Double.NaN;
        };
    }

    private static Answer done(Duration after, String what, Json value) {
        return new Answer(200, JsonObject.of(what, value), after);
    }

    private static Answer refusal(int status, String why) {
        return new Answer(status, JsonObject.of("error", Json.of(why)), Duration.ofMillis(500));
    }
}
