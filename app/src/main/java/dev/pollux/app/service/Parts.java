package dev.pollux.app.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a service, started side by side where they can be, and closed in the reverse of the order in which they
/// were begun, however far each had come. Used by one thread.
final class Parts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("start-", 0).daemon().factory());

    private final Deque<Part> begun = new ArrayDeque<>();
    private final List<Part> processes = new ArrayList<>();

    private record Part(String name, CompletableFuture<? extends AutoCloseable> started) {}

    /// Starts the part on a thread of its own.
    <T extends AutoCloseable> CompletableFuture<T> begin(String name, Supplier<T> start) {
        var started = CompletableFuture.supplyAsync(() -> timed(name, start), THREADS);
        begun.push(new Part(name, started));
        return started;
    }

    /// Starts the part here and now.
    <T extends AutoCloseable> T keep(String name, Supplier<T> start) {
        var part = timed(name, start);
        begun.push(new Part(name, CompletableFuture.completedFuture(part)));
        return part;
    }

    /// Starts a part that is a process of its own: it is told to stop first and waited for last, for it takes longest.
    <T extends AutoCloseable> T launch(String name, Supplier<T> start) {
        var part = timed(name, start);
        processes.add(new Part(name, CompletableFuture.completedFuture(part)));
        return part;
    }

    private static <T> T timed(String name, Supplier<T> start) {
        long began = System.nanoTime();
        var part = start.get();
        log.atInfo()
                .addKeyValue("part", name)
                .addKeyValue("millis", millisSince(began))
                .log("started");
        return part;
    }

    /// The part, once started; a failure to start comes out as it went in.
    static <T> T await(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw fault;
        }
    }

    @Override
    public void close() {
        var ending = processes.stream()
                .map(part -> CompletableFuture.runAsync(() -> close(part), THREADS))
                .toList();
        processes.clear();
        while (!begun.isEmpty()) {
            close(begun.pop());
        }
        ending.forEach(CompletableFuture::join);
    }

    private static void close(Part part) {
        long began = System.nanoTime();
        try {
            part.started().join().close();
            log.atInfo()
                    .addKeyValue("part", part.name())
                    .addKeyValue("millis", millisSince(began))
                    .log("stopped");
        } catch (CompletionException _) {
            log.atDebug().addKeyValue("part", part.name()).log("never started");
        } catch (Exception fault) {
            log.atWarn().addKeyValue("part", part.name()).setCause(fault).log("did not stop well");
        }
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
