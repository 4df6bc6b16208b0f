package dev.pollux.sync.device;

import dev.pollux.model.port.Credentials;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The devices' credentials in one JSON file, replaced as a whole and synced to disk at each change, readable by its
/// owner alone. All of it is kept in memory, so verifying costs one hash. Thread-safe; at most [#MAX] credentials.
///
/// A user name is the twin's id, with a slash and a suffix when the twin has several. A slash cannot stand in an id, so
/// no twin's user name begins with that of another and a slash: client ids formed that way cannot be taken over.
public final class CredentialFile implements Credentials {

    static final int MAX = 100_000;
    private static final int SECRET_BYTES = 32;
    private static final byte[] NOBODY = new byte[SECRET_BYTES];

    private final StoredCredentials stored;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<String>> revocations = new CopyOnWriteArrayList<>();
    private volatile Map<String, Credential> byUser;

    private CredentialFile(StoredCredentials stored, InstantSource clock) throws IOException {
        this.stored = stored;
        this.clock = clock;
        this.byUser = stored.read();
    }

    /// Opens the file, which need not exist yet. Throws [UncheckedIOException] when it is there and cannot be read.
    public static CredentialFile open(Path file, InstantSource clock) {
        try {
            return new CredentialFile(new StoredCredentials(file), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Issued issue(TwinId twin) {
        if (byUser.size() >= MAX) {
            throw new IllegalStateException("there are " + MAX + " device credentials; revoke some first");
        }
        var username = byUser.containsKey(twin.text()) ? twin.text() + "/" + suffix() : twin.text();
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var issued = new Credential(twin, username, hash(password.getBytes(StandardCharsets.UTF_8)), clock.instant());
        var changed = new LinkedHashMap<>(byUser);
        changed.put(username, issued);
        store(changed);
        return new Issued(twin, username, username, password);
    }

    private String suffix() {
        var bytes = new byte[4];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Optional<TwinId> verify(String username, byte[] password) {
        var known = byUser.get(username);
        var expected = known == null ? NOBODY : known.hash();
        boolean proven = MessageDigest.isEqual(expected, hash(password));
        return proven && known != null ? Optional.of(known.twin()) : Optional.empty();
    }

    @Override
    public List<Known> list() {
        return byUser.values().stream()
                .map(credential -> new Known(credential.twin(), credential.username(), credential.issued()))
                .toList();
    }

    @Override
    public boolean revoke(String username) {
        synchronized (this) {
            var changed = new LinkedHashMap<>(byUser);
            if (changed.remove(username) == null) {
                return false;
            }
            store(changed);
        }
        revocations.forEach(listener -> listener.accept(username));
        return true;
    }

    @Override
    public AutoCloseable onRevoke(Consumer<String> listener) {
        revocations.add(listener);
        return () -> revocations.remove(listener);
    }

    private void store(Map<String, Credential> changed) {
        try {
            stored.write(changed.values());
            byUser = changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hash(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
