package dev.pollux.app.demo;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the virtual devices keep over a restart, as real ones would in their flash: their secrets, when the fleet was
/// born, and whether its past is written. Readable by the owner only. Used by one thread at a time.
final class FleetFile {

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(8, 32 * 1024 * 1024));

    private final Path file;
    private final Instant bornAt;
    private final Map<TwinId, Secret> secrets = new LinkedHashMap<>();
    private boolean pastWritten;

    /// What a device proves itself with.
    record Secret(String clientId, String username, String password) {}

    private FleetFile(Path file, Instant bornAt) {
        this.file = file;
        this.bornAt = bornAt;
    }

    static FleetFile open(Path file, Instant now) {
        if (!Files.exists(file)) {
            return new FleetFile(file, now);
        }
        try {
            return read(file, CODEC.parseObject(Files.readAllBytes(file)));
        } catch (IOException fault) {
            throw new UncheckedIOException("the demo's file cannot be read", fault);
        }
    }

    private static FleetFile read(Path file, JsonObject json) {
        var fleet = new FleetFile(file, Instant.parse(json.text("bornAt", "")));
        fleet.pastWritten = json.get("pastWritten") instanceof Json.Bool(var written) && written;
        json.object("devices").forEach((id, value) -> {
            if (value instanceof JsonObject secret) {
                TwinId.thing(id)
                        .ifPresent(twin -> fleet.secrets.put(
                                twin,
                                new Secret(
                                        secret.text("clientId", ""),
                                        secret.text("username", ""),
                                        secret.text("password", ""))));
            }
        });
        return fleet;
    }

    Instant bornAt() {
        return bornAt;
    }

    boolean isPastWritten() {
        return pastWritten;
    }

    Map<TwinId, Secret> secrets() {
        return secrets;
    }

    void pastWritten() {
        pastWritten = true;
        save();
    }

    /// Replaces the file whole.
    void save() {
        var devices = JsonObject.builder();
        secrets.forEach((id, secret) -> devices.put(
                id.text(),
                JsonObject.builder()
                        .put("clientId", secret.clientId())
                        .put("username", secret.username())
                        .put("password", secret.password())
                        .build()));
        var json = JsonObject.builder()
                .put("bornAt", bornAt.toString())
                .put("pastWritten", Json.of(pastWritten))
                .put("devices", devices.build())
                .build();
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(beside, CODEC.bytes(json));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException("the demo's file cannot be written", fault);
        }
    }
}
