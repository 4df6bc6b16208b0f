package dev.pollux.bench;

import dev.pollux.index.IndexSettings;
import dev.pollux.index.LiveIndex;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlParser;
import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// Searches over 100,000 twins while 2,000 durable changes a second arrive: the 99th percentile of a page of 25 or a
/// count, or of the first question about a path that has no column yet.
final class SearchFigures implements Bench {

    private static final int TWINS = 100_000;
    private static final int CHANGES_PER_SECOND = 2_000;
    private static final long RUN_NANOS = 10_000_000_000L;
    private static final int NEW_PATHS = 2;

    private final String name;
    private final boolean firstUse;

    SearchFigures(String name, boolean firstUse) {
        this.name = name;
        this.firstUse = firstUse;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Stage prepare() throws Exception {
        var folder = ServiceLab.folder();
        var gatekeeper = new PolicyGatekeeper(InstantSource.system());
        var journal = Journal.open(folder.resolve("journal"), JournalSettings.DEFAULT, Meters.NONE);
        var campus = new Campus(journal, gatekeeper, TWINS, false);
        campus.build();
        var index = LiveIndex.start(journal, journal, gatekeeper, IndexSettings.DEFAULT, Meters.NONE);
        var load = new ChangeLoad(campus, index, CHANGES_PER_SECOND);
        return new Stage() {
            private int paths;

            @Override
            public Run run() {
                var times = new Latencies();
                if (firstUse) {
                    for (int i = 0; i < NEW_PATHS; i++) {
                        ask(index, times, paths++);
                    }
                } else {
                    searches(index, times);
                }
                return new Run(times.p99Millis(), times.p99Millis(), Double.NaN);
            }

            @Override
            public void close() throws Exception {
                load.close();
                index.close();
                journal.close();
                ServiceLab.delete(folder);
            }
        };
    }

    /// The campus has ten paths `p0` to `p9` that nobody asked about.
    private static void ask(LiveIndex index, Latencies times, int path) {
        var at = JsonPath.parse("/features/extra/properties/p" + path);
        var filter = new Rql.Compare(Rql.Operator.GT, at, Json.of(50));
        time(times, () -> index.search(SearchBench.query(filter, List.of(), List.of()), SearchBench.ADMIN));
    }

    private static void searches(LiveIndex index, Latencies times) {
        var random = new SplittableRandom(1);
        long end = System.nanoTime() + RUN_NANOS;
        while (System.nanoTime() < end) {
            for (var text : SearchBench.FILTERS) {
                var filter = RqlParser.parse(SearchBench.fill(text, random), Instant.EPOCH);
                var query = SearchBench.query(filter, List.of(), List.of());
                time(times, () -> index.search(query, SearchBench.ADMIN));
                time(times, () -> index.count(query, SearchBench.ADMIN));
            }
        }
    }

    private static void time(Latencies times, Runnable question) {
        long began = System.nanoTime();
        question.run();
        times.add(System.nanoTime() - began);
    }
}
