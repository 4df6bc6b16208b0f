package dev.pollux.sync.device;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The form of the credentials on disk. A write either happened as a whole or not at all, and is synced.
record StoredCredentials(Path file) {

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(8, 64 * 1024 * 1024));
    private static final int FORMAT = 1;

    Map<String, Credential> read() throws IOException {
        try {
            var json = CODEC.parseObject(Files.readAllBytes(file));
            if (!Json.of(FORMAT).equals(json.get("format"))) {
                throw new IOException(
                        file + " has the format " + json.get("format") + ", this version reads " + FORMAT);
            }
            return credentials(json);
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (JsonInvalid | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(file + " is damaged: " + e.getMessage() + "; restore it from a backup", e);
        }
    }

    private static Map<String, Credential> credentials(JsonObject json) {
        var byUser = new LinkedHashMap<String, Credential>();
        if (json.get("credentials") instanceof JsonArray entries) {
            for (var entry : entries) {
                if (entry instanceof JsonObject object) {
                    var credential = credential(object);
                    byUser.put(credential.username(), credential);
                }
            }
        }
        return byUser;
    }

    private static Credential credential(JsonObject entry) {
        var thingId = entry.text("thingId", "");
        return new Credential(
                TwinId.thing(thingId).orElseThrow(() -> new IllegalArgumentException("no thing id: " + thingId)),
                entry.text("username", ""),
                HexFormat.of().parseHex(entry.text("sha256", "")),
                Instant.parse(entry.text("issued", "")));
    }

    void write(Collection<Credential> credentials) throws IOException {
        var entries = credentials.stream().map(StoredCredentials::json).toList();
        var json = JsonObject.of("format", Json.of(FORMAT), "credentials", JsonArray.of(entries));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, options, ownerOnly)) {
            var bytes = ByteBuffer.wrap(CODEC.bytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static JsonObject json(Credential credential) {
        return JsonObject.builder()
                .put("thingId", credential.twin().text())
                .put("username", credential.username())
                .put("sha256", HexFormat.of().formatHex(credential.hash()))
                .put("issued", credential.issued().toString())
                .build();
    }
}
