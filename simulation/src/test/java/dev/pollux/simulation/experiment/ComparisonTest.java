package dev.pollux.simulation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pollux.simulation.kernel.Stream;
import dev.pollux.simulation.scenario.Scenario.Take;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /// Textbook case: n = 5, mean 3, s = √2.5, t(0.975, 4) = 2.776445.
    @Test
    void theIntervalIsStudentsT() {
        var estimate = Comparison.estimate(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.halfWidth()).isCloseTo(2.776445105 * Math.sqrt(2.5 / 5), within(1e-6));
    }

    @Test
    void pairingRemovesWhatBothVariantsShare() {
        var difference = Comparison.paired(new double[] {10, 20, 30}, new double[] {9, 19, 29}, 0.95);
        assertThat(difference.mean()).isEqualTo(-1);
        assertThat(difference.halfWidth()).isZero();
        assertThat(difference.isClear()).isTrue();
    }

    @Test
    void aNominalIntervalCoversAsOftenAsItSays() {
        // given 2,000 experiments of 10 normal draws around 0
        int covered = 0;
        for (int experiment = 0; experiment < 2_000; experiment++) {
            var stream = Stream.of(99, experiment, "coverage", "draw");
            var values = new double[10];
            for (int i = 0; i < values.length; i++) {
                values[i] = stream.normal();
            }
            if (!Comparison.estimate(values, 0.95).isClear()) {
                covered++;
            }
        }
        // then 95 % of the intervals hold the truth, within three standard errors
        assertThat(covered / 2_000.0).isBetween(0.935, 0.965);
    }

    @Test
    void aCourseHoldsEachValueUntilTheNext() {
        assertThat(course(new Take.Mean())).isEqualTo((10 * 1 + 20 * 3) / 4.0);
        assertThat(course(new Take.HoursAbove(15))).isEqualTo(3);
        assertThat(course(new Take.HoursBelow(15))).isEqualTo(1);
        assertThat(course(new Take.Change())).isEqualTo(10);
        assertThat(course(new Take.Last())).isEqualTo(20);
        assertThat(course(new Take.Min())).isEqualTo(10);
        assertThat(course(new Take.Max())).isEqualTo(20);
    }

    private static double course(Take take) {
        var course = new Course(take, 10);
        course.change(Duration.ofHours(1), 20);
        return course.end(Duration.ofHours(4));
    }
}
