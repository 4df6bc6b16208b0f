package dev.pollux.app.demo;

/// Numbers that look random and are a pure function of a seed: the past and the present of the demo come from the same
/// ones, whatever order they are asked in.
record Chance(long seed) {

    static Chance of(long seed, String name) {
        return new Chance(mix(seed ^ mix(name.hashCode())));
    }

    Chance with(long more) {
        return new Chance(mix(seed + 0x9E3779B97F4A7C15L * (more + 1)));
    }

    Chance with(String name) {
        return with(name.hashCode());
    }

    /// Between 0 and 1.
    double unit() {
        return (mix(seed) >>> 11) * 0x1.0p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * unit();
    }

    /// SplitMix64's finaliser.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
