package dev.pollux.app.cli;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the data of the running service.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Write a consistent, verified copy of the data to a new folder while Pollux runs.")
final class Backup implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofHours(6);

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "The folder to make.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var target = folder.toAbsolutePath().normalize();
        var request = JsonObject.of("folder", Json.of(target.toString()));
        var copy = ServiceClient.of(data.runningFolder())
                .post("/api/pollux/backups", "application/json", request.text(), PATIENCE)
                .orFail("The backup")
                .json();
        System.out.println(json ? copy.text() : people(copy));
        return 0;
    }

    private static String people(JsonObject copy) {
        long bytes = copy.get("bytes") instanceof Json.Int(var number) ? number : 0;
        return "Backed up to %s: %.1f MB, up to position %s, verified.\nPut it back with ./pollux restore %s --data DIR"
                .formatted(copy.text("folder", ""), bytes / 1e6, copy.text("position", "?"), copy.text("folder", ""));
    }
}
