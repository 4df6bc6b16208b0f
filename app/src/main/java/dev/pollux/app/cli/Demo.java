package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.app.demo.DemoFleet;
import dev.pollux.app.service.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the service with a living factory in a data folder of its own.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start Pollux with a living factory, in a data folder of its own (./.pollux/demo). Started again,"
                + " it goes on where it stopped.")
final class Demo implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Option(names = "--devices", paramLabel = "N", defaultValue = "500", description = "Devices; ${DEFAULT-VALUE}.")
    private int devices;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of what they measure.")
    private long seed;

    @Option(names = "--reset", description = "Forget the demo's data first.")
    private boolean reset;

    @Override
    public Integer call() {
        var folder = data.demoFolder();
        if (devices < 1 || devices > 10_000) {
            throw new CommandFailed(2, "A demo has 1 to 10000 devices.");
        }
        if (reset) {
            forget(folder);
        }
        var serving = Serving.start(folder, options);
        var pollux = serving.pollux();
        var fleet = DemoFleet.start(ServiceClient.of(pollux.run()), folder, devices, seed, InstantSource.system());
        serving.with(fleet);
        serving.announce(folder, options.isBrowserWanted());
        fleet.writePast(pollux.history());
        return Cli.STAY;
    }

    /// Only a folder that no Pollux holds is removed.
    private static void forget(Path folder) {
        if (Files.exists(folder)) {
            DataFolder.open(folder).close();
            delete(folder);
        }
    }

    /// The folder and all in it.
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
