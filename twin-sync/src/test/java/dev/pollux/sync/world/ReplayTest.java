package dev.pollux.sync.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A seed is all there is to know of a world.
@Tag("world")
class ReplayTest {

    @Test
    void theSameSeedLeavesTheSameTrace() {
        // given
        var stage = Stage.shared();
        var first = World.play(stage, 8731, Faults.ALL, Mutation.NONE).trace();

        // when
        World.play(stage, 1, Faults.ALL, Mutation.NONE);
        var again = World.play(stage, 8731, Faults.ALL, Mutation.NONE).trace();

        // then
        assertThat(again).isEqualTo(first);
        assertThat(first.lines()).hasSizeGreaterThan(100);
    }

    @Test
    void anotherSeedLeavesAnother() {
        // given
        var stage = Stage.shared();

        // when
        var one = World.play(stage, 8731, Faults.ALL, Mutation.NONE).trace();
        var other = World.play(stage, 8732, Faults.ALL, Mutation.NONE).trace();

        // then
        assertThat(other).isNotEqualTo(one);
    }
}
