package dev.pollux.sync.world;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Each sentence is a world full of one kind of trouble, played once for each seed.
@Tag("world")
class WorldTest {

    private static final int SEEDS = 100;

    @Test
    void inAQuietWorldEveryPromiseHolds(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE);
    }

    @Test
    void whatWasAcknowledgedSurvivesEveryCrash(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withCrashes(6));
    }

    @Test
    void aResendIsAnsweredAndNotDoneAgain(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withNetwork(25, 25, Duration.ofSeconds(2)));
    }

    @Test
    void aPartitionDelaysAndLosesNothing(TestInfo test) {
        Scenario.of(test)
                .holds(
                        SEEDS,
                        Faults.NONE.withNetwork(5, 5, Duration.ofMillis(300)).withPartitions(6));
    }

    @Test
    void aCommandEndsEvenIfItsTwinSleeps(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withPassivations(40).withCrashes(1));
    }

    @Test
    void aFullDiskRefusesAndTheTwinLivesOn(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withFullDisks(5).withPassivations(5));
    }

    @Test
    void aSlowDiskDelaysAndForksNothing(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withStalls(4).withPassivations(10));
    }

    @Test
    void aClockThatJumpsDisturbsNoRevision(TestInfo test) {
        Scenario.of(test).holds(SEEDS, Faults.NONE.withCrashes(5).withClockJump(Duration.ofSeconds(8)));
    }

    @Test
    void everythingAtOnceBreaksNoPromise(TestInfo test) {
        Scenario.of(test).holds(2 * SEEDS, Faults.ALL);
    }
}
