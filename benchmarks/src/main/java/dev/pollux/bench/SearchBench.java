package dev.pollux.bench;

import dev.pollux.index.IndexSettings;
import dev.pollux.index.LiveIndex;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinId;
import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Searches over a campus of twins on the real journal while durable changes arrive: `SearchBench TWINS CHANGES_PER_S
/// SECONDS implicit|shared`. Prints one JSON line for each figure, times in milliseconds.
public final class SearchBench {

    static final Caller ADMIN = new Caller(List.of("pollux:admin"), Cause.Origin.OPERATOR, "bench");
    static final List<String> FILTERS = List.of(
            "gt(features/temperature/properties/value,%1$d)",
            "lt(features/temperature/properties/value,%1$d.5)",
            "and(eq(attributes/kind,\"sensor\"),gt(features/temperature/properties/value,%1$d))",
            "eq(attributes/kind,\"room\")",
            "like(attributes/name,\"*%2$d*\")",
            "like(attributes/name,\"sensor-%2$d*\")",
            "in(attributes/maker,\"maker-1\",\"maker-%3$d\")",
            "eq(attributes/maker,\"maker-%3$d\")",
            "ne(attributes/maker,\"maker-%3$d\")",
            "exists(features/humidity)",
            "not(exists(features/humidity))",
            "and(exists(features/humidity),le(features/humidity/properties/value,%1$d))",
            "or(gt(features/temperature/properties/value,%1$d),eq(attributes/maker,\"maker-%3$d\"))",
            "eq(attributes/tags,\"tag-%3$d\")",
            "eq(features/battery/properties/low,true)",
            "and(ge(features/battery/properties/level,%1$d),lt(features/battery/properties/level,%4$d))",
            "eq(attributes/serial,\"S-%2$d\")",
            "ge(_revision,2)");

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        int twins = Integer.parseInt(args[0]);
        int perSecond = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        var folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "search");
        var gatekeeper = new PolicyGatekeeper(InstantSource.system());
        try (var journal = Journal.open(folder.resolve("journal"), JournalSettings.DEFAULT, Meters.NONE)) {
            var campus = new Campus(journal, gatekeeper, twins, args[3].equals("implicit"));
            campus.build();
            long before = heap();
            long start = System.nanoTime();
            try (var index = LiveIndex.start(journal, journal, gatekeeper, IndexSettings.DEFAULT, Meters.NONE)) {
                print("index-start", millis(System.nanoTime() - start));
                print("index-bytes-per-twin-without-columns", (heap() - before) / (double) twins);
                new SearchBench().run(index, campus, perSecond, seconds);
                print("index-bytes-per-twin-with-columns", (heap() - before) / (double) twins);
            }
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(LiveIndex index, Campus campus, int perSecond, int seconds) throws Exception {
        var load = new ChangeLoad(campus, index, perSecond);
        try (load) {
            firstUse(index);
            searches(index, campus, Math.max(5, seconds / 4), false);
            load.reset();
            searches(index, campus, seconds, true);
            print("changes-per-second", load.rate());
            percentiles("index-lag", load.lags());
        }
    }

    /// The time of the first question about a path.
    private static void firstUse(LiveIndex index) {
        var times = new double[10];
        for (int i = 0; i < times.length; i++) {
            var filter =
                    new Rql.Compare(Rql.Operator.GT, JsonPath.parse("/features/extra/properties/p" + i), Json.of(50));
            long start = System.nanoTime();
            index.search(query(filter, List.of(), List.of()), ADMIN);
            times[i] = millis(System.nanoTime() - start);
        }
        percentiles("index-first-use", times);
    }

    private static void searches(LiveIndex index, Campus campus, int seconds, boolean told) {
        var random = new SplittableRandom(1);
        var pages = new Times();
        var named = new Times();
        var counts = new Times();
        var below = new Times();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            for (var text : FILTERS) {
                var filter = RqlParser.parse(fill(text, random), Instant.EPOCH);
                var sort = List.of(new Sort(JsonPath.parse("/attributes/name"), random.nextBoolean()));
                pages.time(() -> index.search(query(filter, List.of(), List.of()), ADMIN));
                counts.time(() -> index.count(query(filter, List.of(), List.of()), ADMIN));
                named.time(() -> index.search(query(filter, sort, List.of()), ADMIN));
                below.time(() -> index.search(query(filter, sort, List.of(campus.building(random))), ADMIN));
            }
        }
        if (told) {
            percentiles("search-page", pages.all());
            percentiles("search-count", counts.all());
            percentiles("search-page-by-name", named.all());
            percentiles("search-below-by-name", below.all());
        }
    }

    static String fill(String text, SplittableRandom random) {
        int low = random.nextInt(100);
        return text.formatted(low, random.nextInt(10_000), random.nextInt(20), low + 10);
    }

    static Query query(Rql filter, List<Sort> sort, List<TwinId> below) {
        return new Query(filter, List.of(), below, sort, 25, "");
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void percentiles(String name, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                "{\"bench\":\"%s\",\"runs\":%d,\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f}%n",
                name,
                times.length,
                times[times.length / 2],
                times[(int) (times.length * 0.99)],
                times[times.length - 1]);
    }

    private static void print(String name, double value) {
        System.out.printf("{\"bench\":\"%s\",\"value\":%.1f}%n", name, value);
    }

    /// Durations of one kind of question.
    private static final class Times {
        private double[] held = new double[1024];
        private int count;

        void time(Runnable question) {
            long start = System.nanoTime();
            question.run();
            held = count == held.length ? Arrays.copyOf(held, 2 * count) : held;
            held[count++] = millis(System.nanoTime() - start);
        }

        double[] all() {
            return Arrays.copyOf(held, count);
        }
    }

    static Duration lagLimit() {
        return Duration.ofSeconds(30);
    }
}
