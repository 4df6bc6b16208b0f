package dev.pollux.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class KernelTest {

    private final Kernel kernel = new Kernel(Instant.EPOCH);

    @Test
    void stepsHappenByTimeThenAssetThenSequence() {
        // given
        var happened = new ArrayList<String>();
        kernel.after(Duration.ofSeconds(2), 0, () -> happened.add("late"));
        kernel.after(Duration.ofSeconds(1), 5, () -> happened.add("asset 5"));
        kernel.after(Duration.ofSeconds(1), 1, () -> happened.add("asset 1, first"));
        kernel.after(Duration.ofSeconds(1), 1, () -> happened.add("asset 1, second"));

        // when
        kernel.run(Duration.ofSeconds(10));

        // then
        assertThat(happened).containsExactly("asset 1, first", "asset 1, second", "asset 5", "late");
        assertThat(kernel.now()).isEqualTo(Instant.EPOCH.plusSeconds(10));
    }

    @Test
    void aStepMayPlanTheNextUntilTheHorizon() {
        var times = new ArrayList<Long>();
        plan(times);
        long steps = kernel.run(Duration.ofSeconds(5));
        assertThat(steps).isEqualTo(5);
        assertThat(times).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void thePastCannotBePlanned() {
        assertThatThrownBy(() -> kernel.after(Duration.ofNanos(-1), 0, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void plan(ArrayList<Long> times) {
        kernel.after(Duration.ofSeconds(1), 0, () -> {
            times.add(kernel.elapsed().toSeconds());
            plan(times);
        });
    }
}
