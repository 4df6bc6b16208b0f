package dev.pollux.simulation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BehaviourTest {

    private static final JsonPath TEMPERATURE = JsonPath.parse("/features/temperature/properties/value");
    private static final JsonPath WEAR = JsonPath.parse("/features/motor/properties/wear");

    @Test
    void aZoneWithoutCoolingFollowsTheClosedForm() {
        // given a steady 10 °C outside, no heat inside, a start at 30 °C and RC = 2 h
        var device = new FakeDevice(at(JsonObject.EMPTY, TEMPERATURE, 30));
        var zone = new ThermalZone(parameters(Map.of(
                "outsideMean",
                10.0,
                "outsideSwing",
                0.0,
                "outsideNoise",
                0.0,
                "internalKw",
                0.0,
                "coolingKw",
                0.0,
                "capacityKwhPerKelvin",
                0.5,
                "resistanceKelvinPerKw",
                4.0,
                "stepSeconds",
                60.0,
                "reportSeconds",
                60.0)));

        // when three hours pass
        device.play(zone, Duration.ofHours(3));

        // then T = 10 + 20 e^(−3/2)
        assertThat(Numbers.at(device.twin(), TEMPERATURE, 0)).isCloseTo(10 + 20 * Math.exp(-1.5), within(1e-5));
    }

    @Test
    void theThermostatKeepsTheZoneInItsBand() {
        var document = at(JsonObject.EMPTY, JsonPath.parse("/features/cooler/properties/setpoint"), 21);
        var device = new FakeDevice(at(document, TEMPERATURE, 21));
        var zone = new ThermalZone(parameters(Map.of("outsideMean", 30.0, "outsideNoise", 0.0, "coolingKw", 10.0)));

        device.play(zone, Duration.ofHours(24));

        assertThat(Numbers.at(device.twin(), TEMPERATURE, 0)).isBetween(20.2, 21.8);
        assertThat(Numbers.at(device.twin(), JsonPath.parse("/features/cooler/properties/energyKwh"), 0))
                .isPositive();
    }

    @Test
    void aDesiredSetpointWinsOverTheReportedOne() {
        var document = at(JsonObject.EMPTY, JsonPath.parse("/features/cooler/properties/setpoint"), 21);
        document = at(document, JsonPath.parse("/features/cooler/desiredProperties/setpoint"), 26);
        var device = new FakeDevice(at(document, TEMPERATURE, 21));

        device.play(new ThermalZone(parameters(Map.of("outsideMean", 35.0))), Duration.ofHours(12));

        assertThat(Numbers.at(device.twin(), TEMPERATURE, 0)).isGreaterThan(25);
    }

    @Test
    void wearWithoutShocksGrowsWithTheHoursRun() {
        var device = new FakeDevice(JsonObject.EMPTY);
        var wear = new MotorWear(parameters(Map.of("ratePerHour", 0.01, "shocksPerHour", 0.0)));

        device.play(wear, Duration.ofHours(10));

        assertThat(Numbers.at(device.twin(), WEAR, 0)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void aWornOutMotorStandsStill() {
        var device = new FakeDevice(at(JsonObject.EMPTY, WEAR, 0.999));
        device.play(new MotorWear(parameters(Map.of("ratePerHour", 1.0))), Duration.ofHours(1));
        assertThat(Numbers.at(device.twin(), WEAR, 0)).isEqualTo(1);
        assertThat(JsonPath.parse("/features/motor/properties/running")
                        .in(device.twin().document()))
                .contains(Json.of(false));
    }

    @Test
    void parametersOutOfRangeOrUnknownAreRefusedByName() {
        assertThatThrownBy(() -> Behaviours.make("motor-wear", parameters(Map.of("shockSize", 7.0))))
                .hasMessageContaining("shockSize")
                .hasMessageContaining("between");
        assertThatThrownBy(() -> Behaviours.make("thermal-zone", parameters(Map.of("colour", 1.0))))
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> Behaviours.make("teleport", parameters(Map.of())))
                .hasMessageContaining("motor-wear");
    }

    private static Parameters parameters(Map<String, Double> values) {
        return new Parameters(new TreeMap<>(values));
    }

    private static JsonObject at(JsonObject document, JsonPath path, double value) {
        return (JsonObject) JsonEdit.put(document, path, Json.of(value));
    }
}
