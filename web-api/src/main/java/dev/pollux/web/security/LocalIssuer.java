package dev.pollux.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Issues and verifies Pollux's own tokens: JWTs signed with ES256, each with issuer, audience, expiry and key id. A
/// name `n` speaks for the subject `pollux:n`. Verified tokens are remembered until they expire, at most
/// [VerifiedTokens#SIZE] of them. Thread-safe.
public final class LocalIssuer {

    private static final String ISSUER = "pollux";
    private static final String AUDIENCE = "pollux-api";
    private static final int LONGEST_TOKEN = 4096;
    private static final Duration OF_PROCESS = Duration.ofDays(3650);

    private final SigningKeys keys;
    private final InstantSource clock;
    private final Tickets tickets;
    private final VerifiedTokens verified = new VerifiedTokens();

    private LocalIssuer(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.tickets = new Tickets(clock);
    }

    /// Opens the key in the folder, or makes one there at first start.
    public static LocalIssuer open(Path folder, InstantSource clock) {
        return new LocalIssuer(SigningKeys.open(folder), clock);
    }

    /// A token that outlives a restart, until it expires.
    public String token(String name, Duration life) {
        return sign(keys.lasting(), name, life);
    }

    /// A token for the administrator that dies with this process, because its key does.
    public String serviceToken() {
        return sign(keys.ofProcess(), "admin", OF_PROCESS);
    }

    /// A secret that can be exchanged once for the administrator's session, within 15 minutes.
    public String ticket() {
        return tickets.issue();
    }

    /// The path and fragment of the one-time link: append it to the service's address.
    public String loginLink() {
        return "/login#ticket=" + ticket();
    }

    /// True once for each ticket.
    boolean redeem(String ticket) {
        return tickets.redeem(ticket);
    }

    /// Who the token speaks for; empty when it proves nothing, whatever is wrong with it.
    public Optional<Proof> verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = verified.find(token, now);
        if (known != null) {
            return Optional.of(known);
        }
        var proof = check(token, now);
        proof.ifPresent(fresh -> verified.remember(token, fresh, now));
        return proof;
    }

    /// How long the proof still holds.
    Duration left(Proof proof) {
        return Duration.between(clock.instant(), proof.expires());
    }

    /// What a token proves, and until when.
    public record Proof(List<String> subjects, Instant expires) {}

    private String sign(ECKey key, String name, Duration life) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException("signing with our own key failed", fault);
        }
    }

    private Optional<Proof> check(String token, Instant now) {
        try {
            var jwt = SignedJWT.parse(token);
            return signedByUs(jwt) ? proof(jwt.getJWTClaimsSet(), now) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The algorithm is fixed and the key found by exact id, so a header can choose neither.
    private boolean signedByUs(SignedJWT jwt) throws JOSEException {
        if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        for (var key : List.of(keys.lasting(), keys.ofProcess())) {
            if (key.getKeyID().equals(jwt.getHeader().getKeyID())) {
                return jwt.verify(new ECDSAVerifier(key.toECPublicKey()));
            }
        }
        return false;
    }

    private static Optional<Proof> proof(JWTClaimsSet claims, Instant now) {
        var expires = claims.getExpirationTime();
        var from = claims.getNotBeforeTime();
        var name = claims.getSubject();
        boolean holds = ISSUER.equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(AUDIENCE))
                && expires != null
                && now.isBefore(expires.toInstant())
                && (from == null || !now.isBefore(from.toInstant()))
                && name != null
                && !name.isBlank();
        return holds ? Optional.of(new Proof(List.of("pollux:" + name), expires.toInstant())) : Optional.empty();
    }
}
