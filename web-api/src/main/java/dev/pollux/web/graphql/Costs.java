package dev.pollux.web.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import java.util.List;
import java.util.Map;

/// What a query may cost: a field costs 1, one that asks a store more, and a list multiplies what lies below it by the
/// size of its page. So nesting wide lists is refused before anything is read.
final class Costs {

    static final int MOST = 20_000;
    static final int DEEPEST = 15;
    static final int WIDEST = 200;

    private static final Map<String, Integer> ASKS =
            Map.of("twin", 2, "twins", 20, "asset", 5, "assets", 10, "children", 5, "ancestors", 10, "path", 50);
    private static final int POINTS_FOR_ONE = 20;

    private Costs() {}

    static List<Instrumentation> limits() {
        return List.of(
                new MaxQueryDepthInstrumentation(DEEPEST), new MaxQueryComplexityInstrumentation(MOST, Costs::of));
    }

    private static int of(FieldComplexityEnvironment field, int below) {
        int own = ASKS.getOrDefault(field.getField().getName(), 1);
        long many = number(field, "first", 1);
        long points = number(field, "limit", 0) / POINTS_FOR_ONE;
        return (int) Math.min(Integer.MAX_VALUE / 2, own + points + many * below);
    }

    /// A page beyond its bound is refused when it is fetched; here it only counts.
    private static long number(FieldComplexityEnvironment field, String name, long fallback) {
        return field.getArguments().get(name) instanceof Number number ? Math.max(0, number.longValue()) : fallback;
    }
}
