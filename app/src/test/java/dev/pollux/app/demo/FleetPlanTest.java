package dev.pollux.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.twin.TwinId;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FleetPlanTest {

    @Test
    void aFactoryHasASiteThreeLinesAndFourGatewaysEach() {
        // when
        var plan = FleetPlan.of(500);

        // then
        assertThat(plan.places()).hasSize(1 + 3 + 12);
        assertThat(plan.devices()).hasSize(500).extracting(FleetPlan.Device::id).doesNotHaveDuplicates();
    }

    @Test
    void everyDeviceIsPartOfAGatewayThatExists() {
        // given
        var plan = FleetPlan.of(100);
        var places = new HashSet<String>();
        plan.places().forEach(place -> places.add(place.id().text()));

        // then
        assertThat(plan.devices())
                .allSatisfy(device -> assertThat(device.document()
                                .object("attributes")
                                .object("relationships")
                                .object("partOf")
                                .text("target", ""))
                        .isIn(places));
    }

    @Test
    void aLargerFactoryKeepsTheDevicesOfASmallerOne() {
        // then
        assertThat(FleetPlan.of(500).devices()).containsAll(FleetPlan.of(100).devices());
    }

    @Test
    void namesFollowKindLineGatewayAndNumber() {
        // then
        assertThat(FleetPlan.of(500).devices())
                .extracting(FleetPlan.Device::id)
                .contains(
                        TwinId.thing("factory:pump-1-1-01").orElseThrow(),
                        TwinId.thing("factory:cooler-3-4-02").orElseThrow());
    }
}
