package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonCodec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingsOverHttpTest {

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aThingThatIsPutCanBeRead() {
        // when
        var put = server.put("/api/2/things/acme:pump", "{\"attributes\":{\"kind\":\"pump\"}}");

        // then
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.headers().firstValue("location")).contains("/api/2/things/acme:pump");
        assertThat(put.headers().firstValue("pollux-position")).isPresent();
        var read = server.get("/api/2/things/acme:pump");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("etag")).contains("\"rev:1\"");
        assertThat(read.headers().firstValue("correlation-id")).isPresent();
        assertThat(JsonCodec.DEFAULT.parse(read.body()))
                .isEqualTo(JsonCodec.DEFAULT.parse("{\"thingId\":\"acme:pump\",\"policyId\":\"acme:pump\","
                        + "\"attributes\":{\"kind\":\"pump\"}}"));
    }

    @Test
    void everyPlaceBelowAThingIsReadWrittenMergedAndDeletedAlike() {
        // given
        server.put("/api/2/things/acme:line", "{\"features\":{\"temp\":{\"properties\":{\"value\":20}}}}");

        // when
        var changed = server.put("/api/2/things/acme:line/features/temp/properties/value", "21.5");
        var made = server.put("/api/2/things/acme:line/attributes/a%20b;c", "\"odd\"");
        var merged = server.patch("/api/2/things/acme:line/features", "{\"temp\":{\"properties\":{\"unit\":\"C\"}}}");
        var deleted = server.delete("/api/2/things/acme:line/attributes/a%20b;c");

        // then
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).isEqualTo("\"odd\"");
        assertThat(merged.statusCode()).isEqualTo(204);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(server.get("/api/2/things/acme:line/features/temp/properties")
                        .body())
                .isEqualTo("{\"value\":21.5,\"unit\":\"C\"}");
        assertThat(server.get("/api/2/things/acme:line").headers().firstValue("entity-revision"))
                .contains("5");
    }
}
