package dev.pollux.graph;

import dev.pollux.model.port.Projection.Health;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Neo4j server as a child process on a free loopback port. Starts it, starts it again when it ends by itself (with
/// growing pauses, a bounded number of times), and stops it. The child holds a line to this process and ends when this
/// process does, killed or not. Thread-safe.
public final class Neo4jProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Neo4jProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Path jars;
    private final Neo4jHome home;
    private final Neo4jSettings settings;
    private final int port;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();
    private final Thread watcher;
    private volatile Process process;
    private volatile Health health = new Health(false, "Neo4j is starting", GraphStore.EFFECT);

    private Neo4jProcess(Path jars, Neo4jHome home, Neo4jSettings settings, int port) {
        this.jars = jars;
        this.home = home;
        this.settings = settings;
        this.port = port;
        this.process = launch();
        this.watcher = Thread.ofPlatform().daemon().name("neo4j-watch").unstarted(this::watch);
    }

    /// Starts the server whose jars lie in `jars`, with its data in `home`, and returns at once: see [#ready()]. Throws
    /// [Neo4jFailure] when the jars are missing, or when the folder is not ours or in use.
    public static Neo4jProcess start(Path jars, Path home, Neo4jSettings settings) {
        if (!Files.isDirectory(jars)) {
            throw new Neo4jFailure("Neo4j's jars are not in " + jars + ": build again or install anew");
        }
        var ours = Neo4jHome.open(home.toAbsolutePath());
        Lease.clear(ours.lease());
        int port = freePort();
        ours.configure(settings, port);
        var started = new Neo4jProcess(jars.toAbsolutePath(), ours, settings, port);
        started.watcher.start();
        return started;
    }

    /// Completes when the server takes connections for the first time; fails with [Neo4jFailure] when it never will.
    public CompletionStage<Void> ready() {
        return ready.minimalCompletionStage();
    }

    public URI uri() {
        return URI.create("bolt://127.0.0.1:" + port);
    }

    public String user() {
        return Neo4jHome.USER;
    }

    public String password() {
        return home.password();
    }

    /// The process number, for `status` and tests.
    public long pid() {
        return process.pid();
    }

    /// How often it was started again after it had ended by itself.
    public int restarts() {
        return starts.get() - 1;
    }

    public Health health() {
        return health;
    }

    /// Stops the server: asks first, then insists.
    @Override
    public void close() {
        closing.countDown();
        end(process);
        try {
            watcher.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Process child) {
        try {
            child.getOutputStream().close();
            if (!child.waitFor(settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(home.lease());
        } catch (IOException e) {
            child.destroyForcibly();
        } catch (InterruptedException _) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        int failures = 0;
        try {
            while (true) {
                long began = System.nanoTime();
                awaitOpen(process);
                process.waitFor();
                if (isClosing()) {
                    return;
                }
                boolean stable = System.nanoTime() - began > settings.stable().toNanos();
                failures = stable ? 1 : failures + 1;
                if (failures > settings.restarts()) {
                    giveUp(failures);
                    return;
                }
                health = new Health(false, "Neo4j ended and is started again", GraphStore.EFFECT);
                log.atWarn().addKeyValue("exit", process.exitValue()).log("neo4j ended by itself");
                if (closing.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                relaunch();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private synchronized void relaunch() {
        process = launch();
        if (isClosing()) {
            end(process);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void giveUp(int failures) {
        var failure = new Neo4jFailure("Neo4j ended " + failures + " times in a row, last saying: " + home.lastWords()
                + "; if its folder " + home.folder() + " is damaged, remove it: the graph is rebuilt from the journal");
        health = new Health(false, String.valueOf(failure.getMessage()), GraphStore.EFFECT);
        log.atError().addKeyValue("starts", starts.get()).log("neo4j given up");
        ready.completeExceptionally(failure);
    }

    private void awaitOpen(Process child) throws InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (child.isAlive() && !isClosing()) {
            if (answers()) {
                health = Health.UP;
                ready.complete(null);
                return;
            }
            if (System.nanoTime() > deadline) {
                child.destroyForcibly();
                return;
            }
            closing.await(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Process launch() {
        try {
            var child = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(home.console().toFile())
                    .start();
            Lease.write(home.lease(), child.toHandle());
            starts.incrementAndGet();
            return child;
        } catch (IOException e) {
            throw new Neo4jFailure("Neo4j's process cannot be started: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms64m");
        command.add("-Xmx" + settings.heapMegabytes() + "m");
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-cp",
                ownCode() + File.pathSeparator + jars + "/*",
                Lifeline.class.getName(),
                "org.neo4j.server.CommunityEntryPoint",
                "--home-dir=" + home.folder(),
                "--config-dir=" + home.folder().resolve("conf")));
        return command;
    }

    /// Where this class was loaded from: the child needs [Lifeline] and nothing else of it.
    private static Path ownCode() {
        try {
            return Path.of(Lifeline.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class has a location", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Neo4jFailure("no free port on loopback: " + e.getMessage(), e);
        }
    }
}
