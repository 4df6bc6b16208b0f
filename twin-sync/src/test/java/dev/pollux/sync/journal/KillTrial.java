package dev.pollux.sync.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/// Kills a writing process at random instants, again and again on the same folder, and checks the journal after each.
/// As a program: `KillTrial FOLDER TIMES SEED [journal|twins]` prints one JSON line and exits with 1 when anything was
/// violated.
public final class KillTrial {

    private static final int SIZE = 200;
    private static final int LONGEST_MILLIS = 500;

    /// What is killed: a writer to the bare journal, or one that commands twins through their entities.
    public enum Victim {
        JOURNAL(CrashWriter.class),
        TWINS(CrashTwins.class);

        private final Class<?> program;

        Victim(Class<?> program) {
            this.program = program;
        }
    }

    /// What came of a trial.
    public record Report(int kills, long acknowledged, long events, long seed, List<String> violations) {

        public String json() {
            return "{\"bench\":\"kill\",\"kills\":%d,\"acknowledged\":%d,\"events\":%d,\"seed\":%d,\"violations\":%d}"
                    .formatted(kills, acknowledged, events, seed, violations.size());
        }
    }

    private KillTrial() {}

    public static void main(String... args) throws IOException, InterruptedException {
        var victim = args.length > 3 ? Victim.valueOf(args[3].toUpperCase(Locale.ROOT)) : Victim.JOURNAL;
        var report = run(victim, Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
        report.violations().forEach(System.err::println);
        System.out.println(report.json());
        System.exit(report.violations().isEmpty() ? 0 : 1);
    }

    public static Report run(Victim victim, Path folder, int times, long seed)
            throws IOException, InterruptedException {
        var random = new SplittableRandom(seed);
        var checker = new JournalChecker(SIZE);
        var acknowledged = new AtomicLongArray(SIZE);
        var journal = Files.createDirectories(folder).resolve("journal");
        long heard = 0;
        for (int kill = 0; kill < times; kill++) {
            try (var writer = WriterProcess.start(victim.program, journal, acknowledged, List.of())) {
                writer.awaitReady();
                new CountDownLatch(1).await(random.nextInt(LONGEST_MILLIS * 1000), TimeUnit.MICROSECONDS);
                writer.kill();
                heard += writer.heard();
            }
            try (var left = Writes.open(journal)) {
                checker.check(left, acknowledged);
            }
        }
        return new Report(times, heard, checker.events(), seed, checker.violations());
    }
}
