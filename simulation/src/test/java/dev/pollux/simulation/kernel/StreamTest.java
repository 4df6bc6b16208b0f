package dev.pollux.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StreamTest {

    /// Known answers published with the Random123 library for philox4x32-10.
    @Test
    void philoxGivesThePublishedKnownAnswers() {
        assertThat(Stream.philox(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(Stream.philox(-1, -1, -1, -1, -1, -1))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(Stream.philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void aStreamDependsOnItsNameAlone() {
        // given
        var first = Stream.of(7, 3, "factory:pump-1", "wear");
        var second = Stream.of(7, 3, "factory:pump-1", "wear");

        // when another stream is drawn in between
        long a = first.bits();
        Stream.of(7, 3, "factory:pump-2", "wear").bits();

        // then
        assertThat(second.bits()).isEqualTo(a);
        assertThat(Stream.of(7, 4, "factory:pump-1", "wear").bits()).isNotEqualTo(a);
        assertThat(Stream.of(8, 3, "factory:pump-1", "wear").bits()).isNotEqualTo(a);
        assertThat(Stream.of(7, 3, "factory:pump-1", "shock").bits()).isNotEqualTo(a);
    }

    @Test
    void normalDrawsHaveMeanZeroAndDeviationOne() {
        var stream = Stream.of(1, 0, "a", "b");
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double draw = stream.normal();
            sum += draw;
            squares += draw * draw;
        }
        assertThat(sum / n).isCloseTo(0, Offset.offset(0.015));
        assertThat(squares / n).isCloseTo(1, Offset.offset(0.02));
    }

    @Test
    void exponentialDrawsHaveTheGivenMean() {
        var stream = Stream.of(1, 0, "a", "c");
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += stream.exponential(5);
        }
        assertThat(sum / 100_000).isCloseTo(5, Offset.offset(0.08));
    }
}
