package dev.pollux.app.doctor;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.FreePort;
import dev.pollux.app.service.RunFile;
import dev.pollux.app.settings.SettingsInvalid;
import dev.pollux.app.settings.SettingsReader;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whether a Pollux runs here, runs well, or left something behind.
final class RunChecks {

    private static final Duration SKEW = Duration.ofMinutes(2);

    private RunChecks() {}

    static List<Finding> runFile(Patient patient) {
        var file = patient.folder().resolve(RunFile.NAME);
        if (patient.run().isEmpty()) {
            return List.of(
                    Files.exists(file)
                            ? Finding.fault("run-file", file + " cannot be read", "remove it when no Pollux runs")
                            : Finding.ok("run-file", "no Pollux runs with this folder"));
        }
        var run = patient.run().get();
        return List.of(
                run.isAlive()
                        ? Finding.ok("run-file", "Pollux runs as process " + run.pid() + " at " + run.httpUrl())
                        : Finding.warning(
                                "run-file",
                                "process " + run.pid() + " ended without removing " + file,
                                "start Pollux again: it recovers and writes a new one"));
    }

    /// A lock without a living owner in run.json is a process that hangs while starting or stopping.
    static List<Finding> lock(Patient patient) {
        if (patient.isRunning() || !Files.exists(patient.folder().resolve("lock"))) {
            return List.of();
        }
        return List.of(
                DataFolder.isLocked(patient.folder())
                        ? Finding.fault(
                                "lock",
                                "another process holds " + patient.folder().resolve("lock"),
                                "find it with fuser " + patient.folder().resolve("lock")
                                        + " and wait for it to end, or end it")
                        : Finding.ok("lock", "nobody holds the data folder"));
    }

    static List<Finding> clock(Patient patient) {
        var newest = newestTouch(patient);
        if (newest.isAfter(patient.now().plus(SKEW))) {
            return List.of(Finding.fault(
                    "clock",
                    "this machine's clock says " + patient.now() + ", and the data were written at " + newest,
                    "set the clock right, for example with timedatectl set-ntp true, before writing more"));
        }
        return List.of(Finding.ok("clock", "the clock is not behind the data"));
    }

    /// When the data folder was last written, as its files and run.json say.
    private static Instant newestTouch(Patient patient) {
        var newest = patient.run().map(RunFile::startedAt).orElse(Instant.EPOCH);
        try (var files = Files.list(patient.folder().resolve("journal"))) {
            return files.map(RunChecks::modified).reduce(newest, (a, b) -> a.isAfter(b) ? a : b);
        } catch (IOException _) {
            return newest;
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }

    static List<Finding> ports(Patient patient) {
        if (patient.isRunning()) {
            return List.of();
        }
        try {
            var loaded = SettingsReader.read(patient.folder(), Map.of(), patient.environment());
            var http = loaded.settings().http();
            var mqtt = loaded.settings().mqtt();
            return Stream.of(
                            port("http", http.host(), http.port(), loaded.isChosen("http.port")),
                            port("mqtt", mqtt.host(), mqtt.port(), loaded.isChosen("mqtt.port")))
                    .toList();
        } catch (SettingsInvalid _) {
            return List.of();
        }
    }

    private static Finding port(String what, String host, int port, boolean chosen) {
        var check = what + "-port";
        if (port == 0 || FreePort.isFree(host, port)) {
            return Finding.ok(check, "port " + port + " is free");
        }
        var detail = "something listens on " + host + ":" + port;
        var find = "see what with ss -ltnp 'sport = :" + port + "'";
        return chosen
                ? Finding.fault(check, detail, find + ", or choose another with --" + what + "-port")
                : Finding.warning(check, detail + ": Pollux takes the next free one", find);
    }

    static List<Finding> health(Patient patient) {
        if (!patient.isRunning()) {
            return List.of();
        }
        try {
            var health = ServiceClient.of(patient.folder()).get("/health").json();
            var findings = new ArrayList<Finding>();
            if (health.get("parts") instanceof JsonArray parts) {
                parts.forEach(part -> {
                    if (part instanceof JsonObject object && !Json.of(true).equals(object.get("up"))) {
                        findings.add(Finding.fault(
                                object.text("name", "part"), object.text("detail", ""), object.text("effect", "")));
                    }
                });
            }
            return findings.isEmpty() ? List.of(Finding.ok("health", "every part works")) : findings;
        } catch (CommandFailed failed) {
            return List.of(
                    Finding.fault("health", String.valueOf(failed.getMessage()), "look at the log in the data folder"));
        }
    }
}
