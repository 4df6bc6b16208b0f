package dev.pollux.model.port;

import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What devices prove themselves with. Secrets are 256 random bits, shown once and stored as a SHA-256 hash.
public interface Credentials {

    /// A new credential for the twin's device; an earlier one stays valid until revoked.
    Issued issue(TwinId twin);

    /// The twin that user name and password speak for; empty when they prove nothing. Constant in time.
    Optional<TwinId> verify(String username, byte[] password);

    List<Known> list();

    /// True when there was such a credential. Its sessions are closed.
    boolean revoke(String username);

    /// Calls the listener with the user name after each revocation.
    default AutoCloseable onRevoke(Consumer<String> listener) {
        return () -> {};
    }

    record Issued(TwinId twin, String clientId, String username, String password) {}

    record Known(TwinId twin, String username, Instant issued) {}
}
