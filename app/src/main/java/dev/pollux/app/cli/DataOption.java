package dev.pollux.app.cli;

import dev.pollux.app.service.RunFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which data folder a verb is about.
final class DataOption {

    private static final Path DEFAULT = Path.of(".pollux");
    private static final Path DEMO = DEFAULT.resolve("demo");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; else the environment variable POLLUX_DATA, else ./.pollux.")
    private @Nullable Path given;

    /// The folder to keep data in.
    Path folder() {
        var named = named();
        return named == null ? DEFAULT : named;
    }

    /// The same, for the demo, which keeps to itself.
    Path demoFolder() {
        var named = named();
        return named == null ? DEMO : named;
    }

    /// The folder of a running service: when none was named, whichever of the usual ones has one.
    Path runningFolder() {
        var named = named();
        if (named != null) {
            return named;
        }
        return List.of(DEFAULT, DEMO).stream()
                .filter(folder -> Files.exists(folder.resolve(RunFile.NAME)))
                .findFirst()
                .orElse(DEFAULT);
    }

    private @Nullable Path named() {
        if (given != null) {
            return given;
        }
        var variable = System.getenv("POLLUX_DATA");
        return variable == null || variable.isEmpty() ? null : Path.of(variable);
    }
}
