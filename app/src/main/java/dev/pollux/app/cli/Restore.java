package dev.pollux.app.cli;

import dev.pollux.app.service.BackupFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts a backup into an empty data folder.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Put a backup into a new or empty data folder, while no Pollux runs there. Graph and index are made"
                        + " anew at the next start.")
final class Restore implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "BACKUP", description = "The folder that backup wrote.")
    private Path backup = Path.of("");

    @Override
    public Integer call() {
        Logs.quiet();
        var folder = data.folder();
        new BackupFolder(backup.toAbsolutePath().normalize()).restore(folder);
        System.out.println("Restored " + backup + " into " + folder + ". Start it with ./pollux up --data " + folder);
        return 0;
    }
}
