package dev.pollux.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualDeviceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonPath TEMPERATURE = JsonPath.parse("temperature/properties/value");
    private static final JsonPath VIBRATION = JsonPath.parse("motor/properties/vibration");

    @Test
    void aCoolerMovesTowardsANewSetpoint() {
        // given
        var cooler = device(Kind.COOLER);

        // when
        var answer = cooler.order("c1", "setpoint", Json.of(20), NOW);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(number(cooler, TEMPERATURE, NOW)).isLessThan(14);
        assertThat(number(cooler, TEMPERATURE, NOW.plusSeconds(300))).isBetween(18.0, 22.0);
    }

    @Test
    void anOrderThatComesTwiceIsFollowedOnce() {
        // given
        var cooler = device(Kind.COOLER);
        cooler.order("c1", "setpoint", Json.of(20), NOW);
        cooler.order("c2", "setpoint", Json.of(4), NOW.plusSeconds(1));

        // when
        var again = cooler.order("c1", "setpoint", Json.of(20), NOW.plusSeconds(2));

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(number(cooler, TEMPERATURE, NOW.plusSeconds(300))).isLessThan(8);
    }

    @Test
    void whatADeviceCannotDoItRefuses() {
        // then
        assertThat(device(Kind.SENSOR).order("1", "setpoint", Json.of(20), NOW).status())
                .isEqualTo(400);
        assertThat(device(Kind.COOLER)
                        .order("1", "setpoint", Json.of("hot"), NOW)
                        .status())
                .isEqualTo(400);
        assertThat(device(Kind.PUMP).order("1", "dance", Json.NULL, NOW).status())
                .isEqualTo(404);
    }

    @Test
    void aStoppedPumpStandsStillAndAStartedOneRuns() {
        // given
        var pump = device(Kind.PUMP);

        // when
        pump.order("1", "stop", Json.NULL, NOW);

        // then
        assertThat(number(pump, VIBRATION, NOW.plusSeconds(60))).isLessThan(0.1);
        pump.order("2", "start", Json.NULL, NOW.plusSeconds(60));
        assertThat(number(pump, VIBRATION, NOW.plusSeconds(120))).isGreaterThan(0.5);
    }

    @Test
    void aFailingBearingShakesMoreByTheMinute() {
        // given
        var machine = machine(Kind.MOTOR);
        machine.failBearing(NOW);
        var motor = new VirtualDevice(Kind.MOTOR, machine);

        // then
        double before = number(motor, VIBRATION, NOW);
        double soon = number(motor, VIBRATION, NOW.plus(Duration.ofMinutes(2)));
        double later = number(motor, VIBRATION, NOW.plus(Duration.ofMinutes(8)));
        assertThat(soon).isGreaterThan(before + 1);
        assertThat(later).isGreaterThan(soon + 1);
    }

    @Test
    void theSameSeedGivesTheSameValues() {
        // then
        for (var kind : Kind.values()) {
            assertThat(device(kind).report(NOW)).isEqualTo(device(kind).report(NOW));
        }
    }

    private static VirtualDevice device(Kind kind) {
        return new VirtualDevice(kind, machine(kind));
    }

    private static Machine machine(Kind kind) {
        return new Machine(kind, Chance.of(1, "test"), NOW);
    }

    private static double number(VirtualDevice device, JsonPath path, Instant at) {
        JsonObject features = device.report(at);
        return switch (path.in(features).orElseThrow()) {
            case Json.Dec(var value) -> value;
            case Json.Int(var value) -> value;
            case Json other -> throw new AssertionError(other);
        };
    }
}
