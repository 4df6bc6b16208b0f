package dev.pollux.web.security;

import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Rejection;
import dev.pollux.web.http.Authentication;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Lets a request in by its bearer token, or by the session cookie of the console. A cookie is taken for a change only
/// when the page that sends it is our own. Thread-safe.
public final class TokenGate implements Authentication {

    static final String COOKIE = "pollux-session";
    private static final String BEARER = "bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final LocalIssuer issuer;

    public TokenGate(LocalIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public Caller caller(Call call) {
        var authorization = call.header("authorization");
        var token = authorization.isPresent() ? bearer(authorization.get()) : session(call);
        return token.flatMap(issuer::verify)
                .map(proof -> {
                    call.limitTo(issuer.left(proof));
                    return new Caller(proof.subjects(), Cause.Origin.OPERATOR, call.correlationId());
                })
                .orElseThrow(() -> new Refused(new Rejection.Unauthenticated(
                        authorization.isPresent() ? "the token proves nothing" : "a bearer token is needed")));
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> session(Call call) {
        return SAFE.contains(call.method()) || ownPage(call) ? call.cookie(COOKIE) : Optional.empty();
    }

    /// SameSite=Strict keeps other sites out already; this keeps out other ports of the same host too.
    static boolean ownPage(Call call) {
        var host = call.header("host").orElse("");
        return call.header("origin")
                .map(origin -> host.equals(authority(origin)))
                .orElse(true);
    }

    private static String authority(String origin) {
        try {
            var authority = URI.create(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
