package dev.pollux.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the service and stays in the foreground.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start Pollux and stay in the foreground; Ctrl-C stops it and everything it started.")
final class Up implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Override
    public Integer call() {
        var serving = Serving.start(data.folder(), options);
        serving.announce(
                data.folder(), options.isBrowserWanted() && serving.pollux().isNew());
        return Cli.STAY;
    }
}
