package dev.pollux.app.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JVM's cache of loaded and linked classes, which halves the time of a start. It is trained once for each build by
/// a short run of the verb `train` in a process of its own, at low priority, some time after the first start, and
/// appears whole or not at all. `./pollux` names the file and uses it when it is there; the JVM ignores one that does
/// not fit. A service that stops earlier takes the training with it.
public final class StartCache implements AutoCloseable {

    /// Set by `./pollux` when there is no cache for this build yet.
    private static final String PROPERTY = "pollux.start.cache";

    private static final Logger log = LoggerFactory.getLogger(StartCache.class);
    private static final Duration AFTER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path file;
    private final Path unfinished;
    private final Path logFile;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("start-cache").daemon().factory());
    private volatile Optional<Process> training = Optional.empty();

    private StartCache(Path file, Path logFile) {
        this.file = file;
        this.unfinished = Path.of(file + "." + ProcessHandle.current().pid());
        this.logFile = logFile;
    }

    /// Trains later, in the background, when `./pollux` asks for it.
    public static StartCache train(Path dataFolder) {
        var wanted = System.getProperty(PROPERTY, "");
        var cache = new StartCache(Path.of(wanted), dataFolder.resolve("log/training.log"));
        if (!wanted.isEmpty()) {
            cache.thread.schedule(cache::run, AFTER.toSeconds(), TimeUnit.SECONDS);
        }
        return cache;
    }

    private void run() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var child = new ProcessBuilder(command(unfinished))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(logFile.toFile()))
                    .start();
            training = Optional.of(child);
            if (child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    && child.exitValue() == 0
                    && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                log.atInfo().addKeyValue("file", file).log("start cache trained");
            } else {
                end(child);
                log.atInfo().addKeyValue("log", logFile).log("start cache not trained");
            }
            discard();
        } catch (IOException fault) {
            log.atInfo().addKeyValue("reason", fault.getMessage()).log("start cache not trained");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// This very JVM with its flags and class path, told to record.
    private static List<String> command(Path output) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-D" + PROPERTY) && !flag.contains("AOT"))
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + output.toAbsolutePath());
        command.addAll(List.of("-cp", classPath(), "dev.pollux.app.Main", "train"));
        return command;
    }

    private static String classPath() {
        return ManagementFactory.getRuntimeMXBean().getClassPath();
    }

    /// The JVM writes the cache in a process below the one it recorded.
    private static void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        training.ifPresent(StartCache::end);
        discard();
    }

    /// What is not finished is of no use to anybody.
    private void discard() throws IOException {
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(Path.of(unfinished + ".config"));
    }
}
