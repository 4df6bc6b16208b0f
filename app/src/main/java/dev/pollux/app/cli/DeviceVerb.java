package dev.pollux.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Everything about devices and their credentials.
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "Give devices their credentials: add, list, revoke.",
        subcommands = {DeviceAdd.class, DeviceList.class, DeviceRevoke.class})
final class DeviceVerb implements Callable<Integer> {

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
