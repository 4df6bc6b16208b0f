package dev.pollux.sync.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// The checker can fail: each fault put in on purpose is found within a few seeds, under the sentence that names it.
@Tag("world")
@DisabledIfSystemProperty(named = "pollux.seed", matches = ".*", disabledReason = "a replay is of an honest world")
class CheckerTest {

    private static final int SEEDS = 40;
    private static final Faults CRASHES = Faults.NONE.withCrashes(6);
    private static final Faults RESENDS = Faults.NONE.withNetwork(25, 25, Duration.ofSeconds(2));

    @Test
    void itFindsAnAcknowledgementBeforeTheSync() {
        assertThat(isFound(Mutation.ACKNOWLEDGES_BEFORE_SYNC, CRASHES, "was acknowledged and is not in the log"))
                .isTrue();
    }

    @Test
    void itFindsALostWrite() {
        assertThat(isFound(Mutation.LOSES_A_SYNCED_WRITE, CRASHES, "was acknowledged and is not in the log"))
                .isTrue();
    }

    @Test
    void itFindsAResendDoneTwice() {
        assertThat(isFound(Mutation.IGNORES_RESENDS, RESENDS, "was done twice")).isTrue();
    }

    @Test
    void itFindsAResendWindowLostAsleep() {
        assertThat(isFound(Mutation.FORGETS_RESENDS_ASLEEP, RESENDS.withPassivations(20), "was done twice"))
                .isTrue();
    }

    @Test
    void itFindsAForkedRevision() {
        assertThat(isFound(Mutation.WAKES_IN_THE_PAST, CRASHES, "goes from revision"))
                .isTrue();
    }

    @Test
    void itFindsACommandThatNeverEnds() {
        assertThat(isFound(Mutation.FORGETS_DEADLINES, Faults.NONE, "never ended"))
                .isTrue();
    }

    @Test
    void itFindsAWriteNobodyAskedFor() {
        assertThat(isFound(Mutation.MAKES_UP_A_REQUEST, Faults.NONE, "does not follow from what was asked"))
                .isTrue();
    }

    /// Whether any world with the fault in it breaks the promise in these words.
    private static boolean isFound(Mutation mutation, Faults faults, String words) {
        var stage = Stage.shared();
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> World.play(stage, seed, faults, mutation).wrong())
                .flatMap(List::stream)
                .anyMatch(sentence -> sentence.contains(words));
    }
}
