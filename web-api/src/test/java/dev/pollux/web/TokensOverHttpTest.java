package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.web.security.LocalIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensOverHttpTest {

    private static RunningServer server;
    private static Path keys;

    @BeforeAll
    static void start(@TempDir Path folder) {
        keys = folder;
        server = new RunningServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int statusWith(String authorization) {
        var answer = server.get("/api/2/whoami", "authorization", authorization);
        if (answer.statusCode() == 401) {
            assertThat(JsonCodec.DEFAULT.parseObject(answer.body().getBytes()).has("error"))
                    .isTrue();
            assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
        }
        return answer.statusCode();
    }

    @Test
    void everythingNeedsATokenUnlessItIsOpen() {
        assertThat(server.get("/api/2/things/acme:a", "authorization", "").statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/2/nothing", "authorization", "").statusCode())
                .isEqualTo(401);
        assertThat(server.delete("/api/2/things", "authorization", "").statusCode())
                .isEqualTo(401);
        assertThat(server.get("/metrics", "authorization", "").statusCode()).isEqualTo(401);
        assertThat(server.get("/health", "authorization", "").statusCode()).isEqualTo(200);
        assertThat(server.get("/", "authorization", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aGoodTokenSaysWhoOneIs() {
        // when
        var answer = server.get("/api/2/whoami");

        // then
        assertThat(answer.body()).isEqualTo("{\"defaultSubject\":\"pollux:admin\",\"subjects\":[\"pollux:admin\"]}");
    }

    @Test
    void noForgedTokenIsTaken(@TempDir Path elsewhere) throws Exception {
        // given
        var key = ECKey.parse(Files.readString(keys.resolve("issuer.jwk.json")));
        var claims = new JWTClaimsSet.Builder()
                .issuer("pollux")
                .audience("pollux-api")
                .subject("admin")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        symmetric.sign(new MACSigner(key.toECPublicKey().getEncoded()));
        var foreign = LocalIssuer.open(elsewhere, InstantSource.system()).token("admin", Duration.ofHours(1));
        var past = LocalIssuer.open(keys, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .token("admin", Duration.ofHours(1));
        var good = server.admin;

        // then
        assertThat(statusWith("Bearer " + new PlainJWT(claims).serialize())).isEqualTo(401);
        assertThat(statusWith("Bearer " + symmetric.serialize())).isEqualTo(401);
        assertThat(statusWith("Bearer " + foreign)).isEqualTo(401);
        assertThat(statusWith("Bearer " + past)).isEqualTo(401);
        assertThat(statusWith("Bearer " + good.substring(0, good.length() - 8) + "AAAAAAAA"))
                .isEqualTo(401);
        assertThat(statusWith("Bearer x.y.z")).isEqualTo(401);
        assertThat(statusWith("Bearer " + "x".repeat(10_000))).isEqualTo(401);
        assertThat(statusWith("Basic YWRtaW46YWRtaW4=")).isEqualTo(401);
        assertThat(statusWith("Bearer " + good)).isEqualTo(200);
    }

    @Test
    void aTokenEndsWhenItExpiresThoughItWasVerifiedBefore(@TempDir Path folder) {
        // given
        var now = new Instant[] {Instant.parse("2026-01-01T00:00:00Z")};
        var issuer = LocalIssuer.open(folder, () -> now[0]);
        var token = issuer.token("admin", Duration.ofMinutes(1));
        assertThat(issuer.verify(token)).isPresent();

        // when
        now[0] = now[0].plusSeconds(60);

        // then
        assertThat(issuer.verify(token)).isEmpty();
    }

    @Test
    void theKeyIsTheOwnersAloneAndOutlivesARestartWhileTheServiceTokenDoesNot() throws Exception {
        // given
        var before = LocalIssuer.open(keys, InstantSource.system());
        var after = LocalIssuer.open(keys, InstantSource.system());

        // then
        assertThat(Files.getPosixFilePermissions(keys.resolve("issuer.jwk.json")))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        assertThat(after.verify(before.token("admin", Duration.ofHours(1)))).isPresent();
        assertThat(after.verify(before.serviceToken())).isEmpty();
        assertThat(before.verify(before.serviceToken())).isPresent();
    }

    @Test
    void theOneTimeLinkOpensOneSession() {
        // given
        var ticket = server.ports.issuer.loginLink().replace("/login#ticket=", "");
        var body = "{\"ticket\":\"" + ticket + "\"}";

        // when
        var first = server.post("/login", body, "authorization", "");
        var second = server.post("/login", body, "authorization", "");

        // then
        var cookie = first.headers().firstValue("set-cookie").orElseThrow();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        assertThat(second.statusCode()).isEqualTo(401);
        var session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(server.get("/api/2/whoami", "authorization", "", "cookie", session)
                        .statusCode())
                .isEqualTo(200);
        var own = "http://127.0.0.1:" + server.port();
        var put = "/api/2/things/acme:cookie";
        assertThat(server.put(put, "{}", "authorization", "", "cookie", session, "origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.put(put, "{}", "authorization", "", "cookie", session, "origin", own)
                        .statusCode())
                .isEqualTo(201);
    }
}
