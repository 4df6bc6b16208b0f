package dev.pollux.app.demo;

/// One measured quantity over time, in its own unit: a level, a daily rhythm, slow drifts and a little noise. A pure
/// function of time, so that the generated past continues in the live present without a step.
record Signal(double level, double daily, double drift, double noise, Chance chance) {

    private static final double DAY = 86_400;
    private static final double NOISE_SECONDS = 2;

    double at(double epochSeconds) {
        double warmest = chance.with(1).between(13, 16) * 3600;
        double rhythm = daily * Math.cos(2 * Math.PI * (epochSeconds - warmest) / DAY);
        return level + rhythm + drift * wander(epochSeconds) + noise * whisper(epochSeconds);
    }

    /// Two slow waves whose periods never meet, between -1 and 1.
    private double wander(double epochSeconds) {
        double slow = chance.with(2).between(1_800, 5_400);
        double slower = chance.with(3).between(9_000, 30_000);
        double phase = chance.with(4).between(0, 2 * Math.PI);
        return 0.5 * Math.sin(2 * Math.PI * epochSeconds / slow + phase)
                + 0.5 * Math.sin(2 * Math.PI * epochSeconds / slower + 2 * phase);
    }

    /// Fresh each two seconds, between -1 and 1.
    private double whisper(double epochSeconds) {
        return 2 * chance.with(5).with((long) (epochSeconds / NOISE_SECONDS)).unit() - 1;
    }
}
