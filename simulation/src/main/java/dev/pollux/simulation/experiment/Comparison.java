package dev.pollux.simulation.experiment;

import org.hipparchus.distribution.continuous.TDistribution;

/// An estimate over replications: the mean with the half width of its confidence interval by Student's t,
/// `mean ± t(1−α/2, n−1) · s/√n`. For a difference the replications are paired: both variants drew the same random
/// streams, so what they share cancels.
public record Comparison(double mean, double halfWidth, double deviation, int replications) {

    public double low() {
        return mean - halfWidth;
    }

    public double high() {
        return mean + halfWidth;
    }

    /// True when the interval excludes zero.
    public boolean isClear() {
        return low() > 0 || high() < 0;
    }

    public static Comparison estimate(double[] values, double confidence) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        double t = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - confidence) / 2);
        return new Comparison(mean, t * deviation / Math.sqrt(n), deviation, n);
    }

    /// The estimate of `variant − baseline`, replication by replication.
    public static Comparison paired(double[] baseline, double[] variant, double confidence) {
        var differences = new double[baseline.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = variant[i] - baseline[i];
        }
        return estimate(differences, confidence);
    }
}
