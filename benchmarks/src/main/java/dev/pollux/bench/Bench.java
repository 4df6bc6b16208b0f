package dev.pollux.bench;

/// One figure: how it is prepared and how one run of it goes.
interface Bench {

    /// The word by which it is asked for.
    String name();

    /// What the value is counted in, such as `1/s`, `ms`, `MB`.
    String unit();

    /// Sets the stage once for all runs.
    Stage prepare() throws Exception;

    /// A stage that is set. Closing it leaves nothing behind.
    interface Stage extends AutoCloseable {

        /// One run, from a few to some tens of seconds long. The first one warms up and is not counted.
        Run run() throws Exception;
    }

    /// What a run gave: the value, the 99th percentile of its times in milliseconds, and the processor time its client
    /// took as a share of one core. What does not apply is NaN.
    record Run(double value, double p99Millis, double clientCpu) {
        static Run of(double value) {
            return new Run(value, Double.NaN, Double.NaN);
        }
    }
}
