package dev.pollux.web.security;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Rejection;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/// Exchange of the one-time link for a session, and who one is. The session is a cookie that scripts cannot read and
/// other sites cannot send.
public final class LoginRoutes {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final int TICKET_BYTES = 1024;

    private final LocalIssuer issuer;

    public LoginRoutes(LocalIssuer issuer) {
        this.issuer = issuer;
    }

    public List<Route> routes() {
        return List.of(
                Route.open("POST", "/login", "", this::login),
                Route.open("POST", "/logout", "", _ -> Mono.just(cookie(Reply.empty(204), "", Duration.ZERO))),
                Route.of("POST", "/login/tickets", "A fresh one-time login link", this::ticket),
                Route.of("GET", "/api/2/whoami", "The subjects the caller speaks for", LoginRoutes::whoami));
    }

    private Mono<Reply> login(Call call) {
        if (!TokenGate.ownPage(call)) {
            return Mono.error(new Refused(new Rejection.Unauthenticated("the login page of another site")));
        }
        return call.body(TICKET_BYTES).map(body -> {
            var ticket = JsonCodec.DEFAULT.parseObject(body).text("ticket", "");
            if (!issuer.redeem(ticket)) {
                throw new Refused(new Rejection.Unauthenticated("the link was used before or is too old"));
            }
            var answer = JsonObject.of("defaultSubject", Json.of("pollux:admin"));
            return cookie(Reply.json(200, answer), issuer.token("admin", SESSION), SESSION);
        });
    }

    /// Only the administrator makes administrators.
    private Mono<Reply> ticket(Call call) {
        if (!call.caller().subjects().contains("pollux:admin")) {
            return Mono.error(new Refused(new Rejection.Unauthenticated("only the administrator may")));
        }
        return Mono.just(Reply.json(201, JsonObject.of("path", Json.of(issuer.loginLink()))));
    }

    private static Reply cookie(Reply reply, String token, Duration life) {
        return reply.with(
                        "set-cookie",
                        TokenGate.COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                                + life.toSeconds())
                .with("cache-control", "no-store");
    }

    private static Mono<Reply> whoami(Call call) {
        var subjects = call.caller().subjects().stream().map(Json::of).toList();
        return Mono.just(Reply.json(
                200,
                JsonObject.of("defaultSubject", Json.of(call.caller().subject()), "subjects", JsonArray.of(subjects))));
    }
}
