package dev.pollux.simulation.experiment;

import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.Twin;
import dev.pollux.simulation.behaviour.Numbers;
import dev.pollux.simulation.scenario.Scenario.Measure;
import dev.pollux.simulation.scenario.Scenario.Over;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Watches the measured paths of every twin during a run. Figures are put together in the order of the fork, so that
/// rounding is the same every time.
final class Probe {

    private final List<Measure> measures;
    private final @Nullable Course[][] courses;
    private final boolean[][] chosen;

    Probe(List<Measure> measures, int twins) {
        this.measures = measures;
        this.courses = new Course[measures.size()][twins];
        this.chosen = new boolean[measures.size()][twins];
    }

    /// The run begins with this state.
    void begin(int asset, Twin twin) {
        for (int m = 0; m < chosen.length; m++) {
            chosen[m][asset] = RqlEvaluator.holds(measures.get(m).where(), path -> path.in(twin.document()));
        }
        see(asset, twin, Duration.ZERO);
    }

    /// The twin has changed at this virtual time.
    void see(int asset, Twin twin, Duration at) {
        for (int m = 0; m < courses.length; m++) {
            double value = Numbers.at(twin, measures.get(m).path(), Double.NaN);
            if (Double.isNaN(value) || !chosen[m][asset]) {
                continue;
            }
            var course = courses[m][asset];
            if (course == null) {
                courses[m][asset] = new Course(measures.get(m).take(), value);
            } else {
                course.change(at, value);
            }
        }
    }

    double[] end(Duration at) {
        var figures = new double[courses.length];
        for (int m = 0; m < figures.length; m++) {
            double[] each = Arrays.stream(courses[m])
                    .filter(Objects::nonNull)
                    .mapToDouble(course -> course.end(at))
                    .toArray();
            figures[m] = together(measures.get(m).over(), each);
        }
        return figures;
    }

    private static double together(Over over, double[] each) {
        if (each.length == 0) {
            return 0;
        }
        double result = each[0];
        for (int i = 1; i < each.length; i++) {
            result = switch (over) {
                case SUM, MEAN -> result + each[i];
                case MIN -> Math.min(result, each[i]);
                case MAX -> Math.max(result, each[i]);
            };
        }
        return over == Over.MEAN ? result / each.length : result;
    }
}
