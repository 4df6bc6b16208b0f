package dev.pollux.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// From the command to the ready line, on data that are there, with the start cache that a first run trains.
final class StartBench implements Bench {

    private static final long TRAINING_NANOS = 300_000_000_000L;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Stage prepare() throws Exception {
        var data = ServiceLab.folder();
        try (var first = ServiceLab.start(data, "up")) {
            awaitTraining(data);
        }
        return new Stage() {
            @Override
            public Run run() throws Exception {
                try (var lab = ServiceLab.start(data, "up")) {
                    return Run.of(lab.readyAfter().toMillis() / 1000.0);
                }
            }

            @Override
            public void close() throws IOException {
                ServiceLab.delete(data);
            }
        };
    }

    /// The log says when the cache is there; a build that has one already trains none.
    private static void awaitTraining(Path data) throws IOException {
        long until = System.nanoTime() + TRAINING_NANOS;
        boolean begins = Boolean.getBoolean("pollux.start.cache.missing");
        while (begins
                && System.nanoTime() < until
                && !Files.readString(data.resolve("log/pollux.log")).contains("start cache")) {
            LockSupport.parkNanos(500_000_000);
        }
    }
}
