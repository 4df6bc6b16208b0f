package dev.pollux.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The folder a Neo4j process lives in: a mark that it is ours, the password, the configuration and the logs.
/// Everything
/// in it can be rebuilt from the journal.
final class Neo4jHome {

    static final String USER = "neo4j";
    private static final int HASH_ROUNDS = 1024;

    private final Path folder;
    private final String password;

    private Neo4jHome(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /// Makes the folder, or checks that it is one this class has made.
    static Neo4jHome open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("conf"));
            var mark = folder.resolve("pollux-graph");
            if (!Files.exists(mark)) {
                refuseForeign(folder);
                Files.writeString(mark, "1\n");
            }
            Files.createDirectories(folder.resolve("logs"));
            return new Neo4jHome(folder, password(folder));
        } catch (IOException e) {
            throw new Neo4jFailure("the graph's folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            if (files.anyMatch(file -> !file.getFileName().toString().equals("conf"))) {
                throw new Neo4jFailure("the folder " + folder
                        + " holds files that Pollux did not make: move them away or choose another data folder");
            }
        }
    }

    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (Files.exists(folder.resolve("data").resolve("databases"))) {
            throw new Neo4jFailure("the graph's folder " + folder
                    + " has lost its password file: remove the folder, the graph is rebuilt from the journal");
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        writePrivately(folder.resolve("data").resolve("dbms").resolve("auth.ini"), credential(password));
        writePrivately(file, password + "\n");
        return password;
    }

    /// Neo4j's own form of an initial password: salted SHA-256, hashed 1,024 times.
    private static String credential(String password) {
        try {
            var salt = new byte[32];
            new SecureRandom().nextBytes(salt);
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            var hash = sha.digest(password.getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i < HASH_ROUNDS; i++) {
                hash = sha.digest(hash);
            }
            var hex = HexFormat.of().withUpperCase();
            return USER + ":SHA-256," + hex.formatHex(hash) + "," + hex.formatHex(salt) + "," + HASH_ROUNDS + ":\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    Path folder() {
        return folder;
    }

    String password() {
        return password;
    }

    Path console() {
        return folder.resolve("logs").resolve("console.log");
    }

    Path lease() {
        return folder.resolve("pollux-neo4j.pid");
    }

    /// The last lines that the process said, for an error message.
    String lastWords() {
        try {
            var lines = Files.readAllLines(console());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException _) {
            return "nothing";
        }
    }

    void configure(Neo4jSettings settings, int port) {
        var lines = List.of(
                "server.default_listen_address=127.0.0.1",
                "server.bolt.listen_address=127.0.0.1:" + port,
                "server.http.enabled=false",
                "server.https.enabled=false",
                "server.memory.pagecache.size=" + settings.pageCacheMegabytes() + "m",
                "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
                "server.bolt.thread_pool_min_size=2",
                "server.bolt.thread_pool_max_size=64",
                "server.logs.debug.enabled=true",
                "db.checkpoint.interval.time=" + settings.checkpointEvery().toSeconds() + "s",
                "db.tx_log.rotation.retention_policy=" + settings.logMegabytes() + "M size",
                "db.tx_log.rotation.size=16M",
                "db.tx_log.preallocate=false",
                "db.transaction.timeout=60s",
                "dbms.usage_report.enabled=false",
                "");
        try {
            Files.writeString(folder.resolve("conf").resolve("neo4j.conf"), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
