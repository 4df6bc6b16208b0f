package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Rehearses a scenario on a fork of the running fleet.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Rehearse a scenario on a fork of the fleet of the running Pollux; nothing of it reaches the"
                + " devices.")
final class Simulate implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The scenario, as YAML.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write the report; else beside you.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the whole outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var scenario = scenario();
        var service = ServiceClient.of(data.runningFolder());
        var report = new Rehearsal(service, out == null ? Path.of("") : out).run(scenario);
        System.out.println(json ? report.text() : ReportText.of(report));
        return 0;
    }

    private String scenario() {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw new CommandFailed(
                    2,
                    "The scenario " + file + " cannot be read: name a YAML file, for example"
                            + " examples/factory/cooler-setpoint.yaml.");
        }
    }
}
