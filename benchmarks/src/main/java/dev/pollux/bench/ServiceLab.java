package dev.pollux.bench;

import dev.pollux.app.client.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real service started by `./pollux`, as users start it, on a data folder of its own and free ports.
final class ServiceLab implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Path SCRIPT = Path.of(System.getProperty("pollux.home", "."), "pollux");

    private final Process process;
    private final Path data;
    private final Duration readyAfter;

    private ServiceLab(Process process, Path data, Duration readyAfter) {
        this.process = process;
        this.data = data;
        this.readyAfter = readyAfter;
    }

    /// Returns when it said that it is ready.
    static ServiceLab start(Path data, String verb, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                SCRIPT.toString(),
                verb,
                "--data",
                data.toString(),
                "--http-port",
                "0",
                "--mqtt-port",
                "0",
                "--no-browser"));
        command.addAll(List.of(more));
        long began = System.nanoTime();
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        // An interrupted bench takes its service with it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("Pollux is ready")) {
                return new ServiceLab(process, data, Duration.ofNanos(System.nanoTime() - began));
            }
        }
        throw new IOException("the service did not start; see " + data.resolve("log/pollux.log"));
    }

    static Path folder() throws IOException {
        return Files.createTempDirectory("pollux-bench");
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    ServiceClient client() {
        return ServiceClient.of(data);
    }

    Duration readyAfter() {
        return readyAfter;
    }

    /// Resident memory of the service's process alone, in megabytes.
    double residentMegabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
