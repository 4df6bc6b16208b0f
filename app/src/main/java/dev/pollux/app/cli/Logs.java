package dev.pollux.app.cli;

import ch.qos.logback.classic.LoggerContext;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Points logging at our own configuration before the first logger exists: a library brings a `logback.xml` that would
/// win otherwise.
final class Logs {

    private static final String CONFIGURATION = "logback.configurationFile";

    private Logs() {}

    /// A service: everything to the folder's `log`, warnings to standard error.
    static void toFolder(Path dataFolder) {
        System.setProperty(
                "pollux.log.folder", dataFolder.resolve("log").toAbsolutePath().toString());
        System.setProperty(CONFIGURATION, "pollux-logback.xml");
    }

    /// Some libraries print: that goes to a file, so that standard output holds only what scripts wait for. Returns the
    /// real one.
    static PrintStream keepOutputClean(Path dataFolder) {
        var out = System.out;
        try {
            var file = Files.createDirectories(dataFolder.resolve("log")).resolve("output.log");
            System.setOut(new PrintStream(new FileOutputStream(file.toFile()), true, StandardCharsets.UTF_8));
        } catch (IOException _) {
            // Then they print as they like.
        }
        return out;
    }

    /// While stopping, parts lose sight of each other: that is for the log, not for the terminal.
    static void onlyToFolder() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender("console");
        }
    }

    /// A short-lived verb: only errors, to standard error.
    static void quiet() {
        System.setProperty(CONFIGURATION, "pollux-logback-quiet.xml");
    }
}
