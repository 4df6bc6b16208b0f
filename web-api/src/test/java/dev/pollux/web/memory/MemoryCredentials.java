package dev.pollux.web.memory;

import dev.pollux.model.port.Credentials;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Credentials that prove nothing: for the list of them only.
public final class MemoryCredentials implements Credentials {

    private final List<Known> known = new ArrayList<>();

    @Override
    public Issued issue(TwinId twin) {
        known.add(new Known(twin, twin.text(), Instant.EPOCH));
        return new Issued(twin, twin.text(), twin.text(), "secret");
    }

    @Override
    public Optional<TwinId> verify(String username, byte[] password) {
        return Optional.empty();
    }

    @Override
    public List<Known> list() {
        return List.copyOf(known);
    }

    @Override
    public boolean revoke(String username) {
        return known.removeIf(credential -> credential.username().equals(username));
    }
}
