package dev.pollux.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Simulator;
import org.junit.jupiter.api.Test;

/// A rehearsal cannot reach a live twin or a device: of the ports the simulation knows only those that read.
class RehearsalWallTest {

    @Test
    void theSimulationHoldsNoPortThatWrites() {
        noClasses()
                .that()
                .resideInAPackage("dev.pollux.simulation..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.pollux.model.port")
                        .and(not(belongToAnyOf(
                                Caller.class, Gatekeeper.class, LatestTwins.class, Position.class, Simulator.class))))
                .check(PolluxClasses.ALL);
    }
}
