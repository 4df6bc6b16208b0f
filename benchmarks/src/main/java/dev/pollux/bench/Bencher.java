package dev.pollux.bench;

import dev.pollux.bench.Bench.Run;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Runs benches by name, all when none is named, and prints one JSON line each: the median of at least three runs after
/// a warm-up. `kill --times N` is a campaign and not a figure.
public final class Bencher {

    private static final int RUNS = 3;

    private static final List<Bench> ALL = List.of(
            new StartBench(),
            new RssBench(),
            new HttpBench("http-get", false),
            new HttpBench("http-put", true),
            new MqttBench("mqtt-durable", 1_000, 1),
            new MqttBench("mqtt-one", 1, 500),
            new EntityBench(),
            new HeapBench(),
            new GraphLagBench("graph-lag", true),
            new GraphLagBench("index-lag", false),
            new SearchFigures("search", false),
            new SearchFigures("search-first-use", true));

    private Bencher() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("kill")) {
            KillCampaign.run(Arrays.asList(arguments).subList(1, arguments.length));
            return;
        }
        int code = 0;
        for (var bench : chosen(List.of(arguments))) {
            try {
                System.out.println(measure(bench).text());
            } catch (Exception fault) {
                System.err.println("pollux: the bench " + bench.name() + " failed: " + fault);
                fault.printStackTrace(System.err);
                code = 1;
            }
        }
        System.exit(code);
    }

    private static List<Bench> chosen(List<String> names) {
        for (var name : names) {
            if (ALL.stream().noneMatch(bench -> bench.name().equals(name))) {
                System.err.println("pollux: there is no bench '" + name + "'; there are kill and "
                        + String.join(", ", ALL.stream().map(Bench::name).toList()) + ".");
                System.exit(2);
            }
        }
        return ALL.stream()
                .filter(bench -> names.isEmpty() || names.contains(bench.name()))
                .toList();
    }

    private static JsonObject measure(Bench bench) throws Exception {
        var runs = new ArrayList<Run>();
        System.err.println(bench.name() + ": preparing");
        try (var stage = bench.prepare()) {
            stage.run();
            for (int i = 0; i < RUNS; i++) {
                runs.add(stage.run());
                System.err.println(bench.name() + ": run " + (i + 1) + " gave " + runs.getLast());
            }
        }
        return line(bench, runs);
    }

    private static JsonObject line(Bench bench, List<Run> runs) {
        double median = median(runs, Run::value);
        var line = JsonObject.builder()
                .put("bench", bench.name())
                .put("value", rounded(median))
                .put("unit", bench.unit())
                .put("runs", runs.size())
                .put("median", rounded(median));
        put(line, "p99", median(runs, Run::p99Millis));
        put(line, "clientCpu", median(runs, Run::clientCpu));
        return line.put("commit", System.getProperty("pollux.commit", "unknown"))
                .put("machine", Machine.words())
                .build();
    }

    private static void put(JsonObject.Builder line, String key, double value) {
        if (!Double.isNaN(value)) {
            line.put(key, rounded(value));
        }
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Json rounded(double value) {
        return Json.of(Math.rint(value * 100) / 100);
    }
}
