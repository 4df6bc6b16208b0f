package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Drops a view of the data and builds it anew from the journal.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Drop a view (graph, index) of the running Pollux and build it anew from the journal.")
final class Rebuild implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(200);

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "VIEW", description = "graph or index.")
    private String view = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var service = ServiceClient.of(data.runningFolder());
        var path = "/api/pollux/rebuilds/" + Segments.encode(view);
        var state = service.post(path, JsonObject.EMPTY)
                .orFail("Rebuilding " + view)
                .json();
        long began = System.nanoTime();
        while (state.text("stage", "").equals("RUNNING")) {
            Progress.show("rebuilding the " + view + ": " + twins(state) + " twins");
            LockSupport.parkNanos(LOOK.toNanos());
            state = service.get(path).orFail("Watching the rebuild").json();
        }
        Progress.clear();
        if (!state.text("stage", "").equals("DONE")) {
            throw new CommandFailed(
                    "The " + view + " was not rebuilt: " + state.text("detail", "no reason given") + ".");
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        var from = twins(state) == 0 ? "" : " from " + twins(state) + " twins";
        System.out.println(json ? state.text() : "Rebuilt the " + view + from + " in " + millis + " ms.");
        return 0;
    }

    private static long twins(JsonObject state) {
        return state.get("twins") instanceof Json.Int(var number) ? number : 0;
    }
}
