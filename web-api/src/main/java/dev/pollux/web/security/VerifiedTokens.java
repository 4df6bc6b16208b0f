package dev.pollux.web.security;

import dev.pollux.web.security.LocalIssuer.Proof;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tokens whose signature was checked before, until they expire: checking one costs more than most requests. When full,
/// expired ones go first, then all. Thread-safe.
final class VerifiedTokens {

    static final int SIZE = 10_000;

    private final ConcurrentHashMap<String, Proof> known = new ConcurrentHashMap<>();

    @Nullable
    Proof find(String token, Instant now) {
        var proof = known.get(token);
        if (proof == null || now.isBefore(proof.expires())) {
            return proof;
        }
        known.remove(token);
        return null;
    }

    void remember(String token, Proof proof, Instant now) {
        if (known.size() >= SIZE) {
            known.values().removeIf(old -> !now.isBefore(old.expires()));
        }
        if (known.size() >= SIZE) {
            known.clear();
        }
        known.put(token, proof);
    }
}
