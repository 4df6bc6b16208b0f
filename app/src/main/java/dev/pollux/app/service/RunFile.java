package dev.pollux.app.service;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// `DIR/run.json`: how scripts, tests and the command line find the running service and prove themselves to it. Only
/// the owner may read it, because the token in it is the administrator's while the process lives.
public record RunFile(String httpUrl, String mqttUrl, String token, long pid, Instant startedAt) {

    public static final String NAME = "run.json";

    /// The file in the folder; empty when there is none or it is not ours to read.
    public static Optional<RunFile> read(Path folder) {
        try {
            var json = JsonCodec.DEFAULT.parseObject(Files.readAllBytes(folder.resolve(NAME)));
            long pid = json.get("pid") instanceof Json.Int(var number) ? number : 0;
            return Optional.of(new RunFile(
                    json.text("httpUrl", ""),
                    json.text("mqttUrl", ""),
                    json.text("token", ""),
                    pid,
                    Instant.parse(json.text("startedAt", ""))));
        } catch (IOException | JsonInvalid | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Appears whole or not at all.
    public void write(Path folder) {
        var beside = folder.resolve(NAME + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(beside, JsonCodec.DEFAULT.bytes(json()));
            Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new StartRefused(
                    "The file " + folder.resolve(NAME) + " cannot be written (" + DataFolder.reason(fault)
                            + "): free some disk space or fix the folder's permissions.",
                    fault);
        }
    }

    public static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (IOException fault) {
            throw new IllegalStateException("run.json was written here and cannot be removed", fault);
        }
    }

    /// True while the process that wrote the file lives.
    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private JsonObject json() {
        return JsonObject.builder()
                .put("httpUrl", httpUrl)
                .put("mqttUrl", mqttUrl)
                .put("token", token)
                .put("pid", pid)
                .put("startedAt", startedAt.toString())
                .build();
    }
}
