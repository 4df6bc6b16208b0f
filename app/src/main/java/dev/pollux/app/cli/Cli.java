package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.service.StartRefused;
import dev.pollux.app.settings.SettingsInvalid;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// All verbs, and how they end: 0 done, 1 failed, 2 wrongly asked, 3 no Pollux is running.
@Command(
        name = "pollux",
        description = "A digital-twin service.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            Demo.class,
            Up.class,
            Open.class,
            Status.class,
            DoctorVerb.class,
            DeviceVerb.class,
            Simulate.class,
            Backup.class,
            Restore.class,
            Rebuild.class,
            Train.class
        })
public final class Cli implements Runnable {

    /// The verb started a service: the process stays until it is told to stop.
    public static final int STAY = -1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Runs the verb named by the arguments and returns the exit code.
    public static int run(String... args) {
        return new CommandLine(new Cli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures())
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    private static IExecutionExceptionHandler failures() {
        return (fault, command, _) -> switch (fault) {
            case CommandFailed failed -> say(command, fault, failed.exitCode());
            case StartRefused _ -> say(command, fault, CommandFailed.FAILED);
            case SettingsInvalid _ -> say(command, fault, CommandFailed.FAILED);
            default -> throw fault;
        };
    }

    private static int say(CommandLine command, Exception fault, int code) {
        command.getErr().println("pollux: " + fault.getMessage());
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a verb.");
    }
}
