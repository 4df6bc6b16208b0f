package dev.pollux.model.testing;

import java.util.stream.LongStream;

/// Runs a property over many seeds. The first that fails is named, and `-Dpollux.seed=N` runs it alone.
public final class Seeds {

    private static final String ONLY = "pollux.seed";

    private Seeds() {}

    /// A property of whatever the generator makes.
    public interface Property {
        void holds(Gen gen);
    }

    public static void each(int cases, Property property) {
        var only = Long.getLong(ONLY);
        var seeds = only == null ? LongStream.range(0, cases) : LongStream.of(only);
        seeds.forEach(seed -> check(seed, property));
    }

    private static void check(long seed, Property property) {
        try {
            property.holds(new Gen(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " fails (run it alone with -D" + ONLY + "=" + seed + "): " + e.getMessage(), e);
        }
    }
}
