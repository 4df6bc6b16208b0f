package dev.pollux.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A note in the home folder of which process runs there and who started it, so that the next start finds one left
/// over. A process is known by its number and its start time together, as numbers are used again.
final class Lease {

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private Lease() {}

    static void write(Path file, ProcessHandle child) {
        try {
            Files.writeString(file, line(child) + line(ProcessHandle.current()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a process left over from an earlier run to end, and ends it when it does not. Refuses when whoever
    /// started it is still alive.
    static void clear(Path file) {
        try {
            if (!Files.exists(file)) {
                return;
            }
            var lines = Files.readAllLines(file);
            if (lines.size() == 2) {
                var owner = alive(lines.get(1));
                alive(lines.get(0)).ifPresent(child -> end(child, owner));
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Neo4jFailure("the file " + file + " cannot be read: remove it", e);
        }
    }

    private static void end(ProcessHandle child, Optional<ProcessHandle> owner) {
        owner.ifPresent(process -> {
            throw new Neo4jFailure("the graph's folder is in use by process " + process.pid()
                    + ": stop that one or choose another data folder");
        });
        try {
            child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            child.destroyForcibly();
            child.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + started(process) + "\n";
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Optional<ProcessHandle> alive(String line) {
        var words = line.split(" ");
        if (words.length != 2 || !(words[0] + words[1]).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process) == Long.parseLong(words[1]));
    }
}
