package dev.pollux.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One-time tickets: 256 random bits, kept as a SHA-256 hash, each good for one exchange within 15 minutes. At most 100
/// wait at a time; more push out the one that expires first. Thread-safe.
final class Tickets {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int SIZE = 100;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Instant> expiryByHash = new ConcurrentHashMap<>();

    Tickets(InstantSource clock) {
        this.clock = clock;
    }

    String issue() {
        var now = clock.instant();
        expiryByHash.values().removeIf(expiry -> !now.isBefore(expiry));
        if (expiryByHash.size() >= SIZE) {
            expiryByHash.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(oldest -> expiryByHash.remove(oldest.getKey()));
        }
        var secret = new byte[32];
        random.nextBytes(secret);
        var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        expiryByHash.put(hash(ticket), now.plus(LIFE));
        return ticket;
    }

    boolean redeem(String ticket) {
        var expiry = expiryByHash.remove(hash(ticket));
        return expiry != null && clock.instant().isBefore(expiry);
    }

    private static String hash(String ticket) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
