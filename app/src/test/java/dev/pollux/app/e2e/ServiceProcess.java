package dev.pollux.app.e2e;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.app.service.RunFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The real thing in a process of its own, on free ports, as `./pollux up` starts it.
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final Path errors;
    private final List<String> output = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private ServiceProcess(Process process, Path data, Path errors) {
        this.process = process;
        this.data = data;
        this.errors = errors;
    }

    /// Returns when the service said that it is ready.
    public static ServiceProcess start(Path data, String verb, String... more) throws IOException {
        var errors = Files.createTempFile("pollux-", ".err");
        var arguments = new ArrayList<>(
                List.of(verb, "--data", data.toString(), "--http-port", "0", "--mqtt-port", "0", "--no-browser"));
        arguments.addAll(List.of(more));
        var child = new ProcessBuilder(command(arguments))
                .redirectError(errors.toFile())
                .start();
        var service = new ServiceProcess(child, data, errors);
        Thread.ofPlatform().daemon().start(service::listen);
        service.awaitReady();
        return service;
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx768m",
                "-Dpollux.neo4j.lib=" + neo4jJars(),
                "-cp",
                classPath(),
                "dev.pollux.app.Main"));
        command.addAll(arguments);
        return command;
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static String neo4jJars() {
        return Path.of("target", "lib", "neo4j").toAbsolutePath().toString();
    }

    /// Runs a verb to its end and returns what it printed.
    public static String run(String... arguments) throws IOException, InterruptedException {
        var child = new ProcessBuilder(command(List.of(arguments)))
                .redirectErrorStream(false)
                .start();
        var output = new String(child.getInputStream().readAllBytes());
        var errors = new String(child.getErrorStream().readAllBytes());
        if (child.waitFor() != 0) {
            throw new AssertionError(String.join(" ", arguments) + " failed: " + errors);
        }
        return output;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("Pollux is ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void awaitReady() throws IOException {
        try {
            var gone = process.onExit().thenAccept(_ -> ready.countDown());
            if (!ready.await(START.toSeconds(), TimeUnit.SECONDS) || gone.isDone()) {
                throw new AssertionError("not ready: " + Files.readString(errors));
            }
        } catch (InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    public RunFile runFile() {
        return RunFile.read(data).orElseThrow();
    }

    public ServiceClient client() {
        return ServiceClient.of(data);
    }

    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to stop; true when it did in time.
    public boolean terminate(Duration within) throws InterruptedException {
        process.destroy();
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
