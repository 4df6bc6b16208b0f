package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsOverHttpTest {

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        server.put("/api/2/things/acme:pump", "{\"attributes\":{\"n\":1},\"features\":{\"t\":{\"properties\":{}}}}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /api/2/things/acme:none                              | 404 | things:thing.notfound
            GET    | /api/2/things/acme:pump/attributes/none              | 404 | things:attribute.notfound
            GET    | /api/2/things/acme:pump/features/none                | 404 | things:feature.notfound
            GET    | /api/2/things/acme:pump/features/t/properties/none   | 404 | things:feature.property.notfound
            GET    | /api/2/things/acme:pump/unknown                      | 404 |
            GET    | /api/2/policies/acme:none                            | 404 | policies:policy.notfound
            GET    | /api/2/nothing                                       | 404 | api:route.notfound
            GET    | /api/2/things/no-id                                  | 400 | things:id.invalid
            GET    | /api/2/things/acme:pump?condition=eq(                | 400 | rql.expression.invalid
            GET    | /api/2/things/acme:pump?condition=eq(attributes/n,2) | 412 | things:condition.failed
            GET    | /api/2/things/acme:pump?if-match=%22rev:9%22         | 412 | things:precondition.failed
            GET    | /api/2/things/acme:pump?if-match=x                   | 400 |
            GET    | /api/2/things/%ff                                    | 400 |
            GET    | /api/2/things/acme:pump/attributes//n                | 400 |
            GET    | /api/2/search/things?filter=gt(a                     | 400 | rql.expression.invalid
            GET    | /api/2/search/things?option=size(1000000)            | 400 | thing-search:search.option.invalid
            GET    | /api/2/search/things?consistent=true&position=abc    | 400 |
            GET    | /api/2/assets/acme:none/children                     | 404 | things:thing.notfound
            GET    | /api/2/assets?size=100000                            | 400 |
            GET    | /api/2/things/acme:pump/history/attributes/n?agg=x   | 400 |
            GET    | /api/2/things/acme:pump/history/attributes/n?from=x  | 400 |
            GET    | /api/2/things/acme:pump/commands/none                | 404 |
            GET    | /api/2/simulations/none                              | 404 | simulations:run.notfound
            DELETE | /api/2/things/acme:none                              | 404 | things:thing.notfound
            DELETE | /api/2/things/acme:pump/attributes/none              | 404 | things:attribute.notfound
            DELETE | /api/2/things                                        | 405 | api:method.notallowed
            PATCH  | /api/2/policies/acme:pump                            | 405 | api:method.notallowed
            POST   | /api/2/things/acme:pump/inbox/messages/ask           | 404 |
            """)
    void whatMayNotBeIsRefusedInDittosWords(String method, String path, int status, String code) {
        // when
        var answer = server.call(method, path.replace("(a", "%28a"), "");

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var error = JsonCodec.DEFAULT.parseObject(answer.body().getBytes());
        assertThat(error.get("status")).isEqualTo(Json.of(status));
        if (code != null) {
            assertThat(error.text("error", "")).isEqualTo(code);
        }
        assertThat(answer.headers().firstValue("correlation-id")).isPresent();
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT   | /api/2/things/acme:b              | application/json             | {"a":          | 400
            PUT   | /api/2/things/acme:b              | application/json             | []             | 400
            PUT   | /api/2/things/acme:b              | application/json             | {"a":1,"a":2}  | 400
            PUT   | /api/2/things/acme:b              | application/json             | {"thingId":"a:c"} | 400
            PUT   | /api/2/things/acme:b              | application/json             | {"policyId":"a:none"} | 400
            PUT   | /api/2/things/acme:b              | text/xml                     | <a/>           | 415
            PATCH | /api/2/things/acme:pump           | application/json             | {}             | 415
            POST  | /api/2/things                     | application/json             | {"thingId":"a:b"} | 400
            POST  | /api/2/search/things              | application/json             | {}             | 415
            PUT   | /api/2/things/acme:b?timeout=2m   | application/json             | {}             | 400
            PUT   | /api/2/things/acme:b?timeout=0    | application/json             | {}             | 400
            PUT   | /api/2/things/acme:b?if-equal=no  | application/json             | {}             | 400
            PUT   | /api/2/things/acme:pump/features  | application/json             | 5              | 400
            PUT   | /api/2/things/acme:pump/attributes/n?if-none-match=* | application/json | 5       | 412
            PUT   | /api/2/things/acme:pump/attributes/n?if-equal=skip   | application/json | 1       | 304
            POST  | /api/2/simulations                | application/yaml             | nothing        | 400
            """)
    void whatCannotBeTakenIsRefused(String method, String path, String type, String body, int status) {
        // when
        var answer = server.call(method, path, body, "content-type", type);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aMethodThatIsNotThereNamesThoseThatAre() {
        // when
        var answer = server.delete("/api/2/things");

        // then
        assertThat(answer.headers().firstValue("allow")).contains("GET, POST");
    }

    @Test
    void aBodyBeyondItsBoundIs413() {
        // given
        var large = "{\"attributes\":{\"a\":\"" + "x".repeat(300 * 1024) + "\"}}";

        // when
        var answer = server.put("/api/2/things/acme:large", large);

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void headersBeyondTheirBoundAreRefused() {
        // when
        var answer = server.get("/api/2/things/acme:pump", "x-long", "x".repeat(64 * 1024));

        // then
        assertThat(answer.statusCode()).isIn(413, 431);
    }

    @Test
    void aProblemIsAnsweredToThoseWhoAcceptOne() {
        // when
        var answer = server.get("/api/2/things/acme:none", "accept", "application/problem+json");

        // then
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        var problem = JsonCodec.DEFAULT.parseObject(answer.body().getBytes());
        assertThat(problem.text("code", "")).isEqualTo("things:thing.notfound");
        assertThat(answer.headers().firstValue("correlation-id")).contains(problem.text("correlationId", ""));
    }

    @Test
    void aDeadGraphIs503WithATimeToRetry() {
        // given
        server.ports.graph.down = true;

        // when
        var answer = server.get("/api/2/assets");
        var health = server.get("/health", "authorization", "");
        server.ports.graph.down = false;

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(health.body()).contains("\"DEGRADED\"", "hierarchy cannot be read; twins work");
        assertThat(server.get("/api/2/things/acme:pump").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayReadNothingOfAThingDoesNotLearnThatItExists() {
        // given
        var stranger = "Bearer " + server.ports.issuer.token("stranger", Duration.ofMinutes(5));

        // when
        var read = server.get("/api/2/things/acme:pump", "authorization", stranger);
        var write = server.put("/api/2/things/acme:pump/attributes/n", "2", "authorization", stranger);
        var message = server.post("/api/2/things/acme:pump/inbox/messages/a", "1", "authorization", stranger);
        var found = server.get("/api/2/search/things/count", "authorization", stranger);
        var listed = server.get("/api/2/things?ids=acme:pump", "authorization", stranger);

        // then
        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(write.statusCode()).isEqualTo(404);
        assertThat(message.statusCode()).isEqualTo(404);
        assertThat(found.body()).isEqualTo("0");
        assertThat(listed.body()).isEqualTo("[]");
    }
}
