package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsOverHttpTest {

    private static final String SHARED = "{\"entries\":{\"O\":{\"subjects\":{\"pollux:admin\":{}},"
            + "\"resources\":{\"thing:/\":{\"grant\":[\"READ\",\"WRITE\"]},\"policy:/\":{\"grant\":[\"READ\",\"WRITE\"]}}},"
            + "\"R\":{\"subjects\":{\"pollux:reader\":{}},\"resources\":{\"thing:/\":{\"grant\":[\"READ\"]}}}}}";

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
    void changesAreStreamedToThoseWhoAskForThem() throws Exception {
        // given
        server.put("/api/2/things/ev:a", "{\"attributes\":{\"n\":1}}");
        server.put("/api/2/things/ev:b", "{\"attributes\":{\"n\":1}}");

        try (var one = Eventually.open(server, "/api/2/things?ids=ev:a&fields=thingId,attributes");
                var filtered = Eventually.open(server, "/api/2/things?filter=gt(attributes/n,5)&namespaces=ev");
                var place = Eventually.open(server, "/api/2/things/ev:a/attributes/n")) {
            // when
            server.put("/api/2/things/ev:a/attributes/n", "2");
            server.put("/api/2/things/ev:b/attributes/n", "9");
            server.put("/api/2/things/ev:a/features", "{}");
            server.put("/api/2/things/ev:a/attributes/n", "3");

            // then
            await().untilAsserted(() -> assertThat(one.data())
                    .containsExactly(
                            "{\"attributes\":{\"n\":2},\"thingId\":\"ev:a\"}",
                            "{\"attributes\":{\"n\":3},\"thingId\":\"ev:a\"}"));
            await().untilAsserted(() -> assertThat(place.data()).containsExactly("2", "3"));
            await().untilAsserted(() -> assertThat(filtered.data()).hasSize(1));
            var change =
                    JsonCodec.DEFAULT.parseObject(filtered.data().getFirst().getBytes());
            assertThat(change.get("_revision")).isEqualTo(Json.of(2));
            assertThat(change.text("thingId", "")).isEqualTo("ev:b");
        }
    }

    @Test
    void aStreamShowsNoMoreThanThePolicyDoes() throws Exception {
        // given
        var reader = server.ports.issuer.token("reader", Duration.ofMinutes(5));
        server.put("/api/2/things/ev:shut", "{}");
        server.put("/api/2/things/ev:ajar", "{\"attributes\":{\"open\":1,\"secret\":2}}");
        server.put(
                "/api/2/policies/ev:ajar/entries/R",
                "{\"subjects\":{\"pollux:reader\":{\"type\":\"x\"}},"
                        + "\"resources\":{\"thing:/attributes/open\":{\"grant\":[\"READ\"],\"revoke\":[]}}}");

        try (var events = Eventually.open(server, "/api/2/things", reader)) {
            // when
            server.put("/api/2/things/ev:shut/attributes/a", "1");
            server.put("/api/2/things/ev:ajar/attributes/secret", "3");
            server.patch("/api/2/things/ev:ajar/attributes", "{\"secret\":4,\"open\":5}");

            // then
            await().untilAsserted(() -> assertThat(events.data()).hasSize(1));
            assertThat(events.data().getFirst()).contains("\"open\":5").doesNotContain("secret");
        }
    }

    @Test
    void aDeletedThingIsTold() throws Exception {
        // given
        server.put("/api/2/things/ev:gone", "{}");

        try (var events = Eventually.open(server, "/api/2/things?ids=ev:gone")) {
            // when
            server.delete("/api/2/things/ev:gone");

            // then
            await().untilAsserted(() -> assertThat(events.lines).contains("event: deleted"));
        }
    }

    @Test
    void anEndIsToldOnlyToThoseWhoCouldRead() throws Exception {
        // given
        var reader = server.ports.issuer.token("reader", Duration.ofMinutes(5));
        server.put("/api/2/policies/ev:shared", SHARED);
        for (var id : List.of("ev:hidden", "ev:moved", "ev:named", "ev:last")) {
            server.put("/api/2/things/" + id, "{}");
        }
        server.put("/api/2/things/ev:moved/policyId", "\"ev:shared\"");
        server.put("/api/2/things/ev:named/policyId", "\"ev:shared\"");
        server.put("/api/2/things/ev:last/policyId", "\"ev:shared\"");

        try (var all = Eventually.open(server, "/api/2/things", reader);
                var one = Eventually.open(server, "/api/2/things?ids=ev:named,ev:hidden", reader)) {
            // when
            server.put("/api/2/things/ev:moved/attributes", "{}");
            await().untilAsserted(() -> assertThat(all.data()).hasSize(1));
            server.delete("/api/2/things/ev:hidden");
            server.delete("/api/2/things/ev:moved");
            server.delete("/api/2/things/ev:named");
            server.put("/api/2/things/ev:last/attributes", "{}");

            // then
            await().untilAsserted(() -> assertThat(all.data()).hasSize(4));
            assertThat(all.data().subList(1, 3))
                    .containsExactly("{\"thingId\":\"ev:moved\"}", "{\"thingId\":\"ev:named\"}");
            await().untilAsserted(() -> assertThat(one.data()).containsExactly("{\"thingId\":\"ev:named\"}"));
        }
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        // given
        var events = Eventually.open(server, "/api/2/things?ids=ev:left");
        assertThat(server.get("/metrics").body()).doesNotContain("pollux_web_events_clients 0.0");

        // when
        events.close();

        // then
        await().untilAsserted(
                        () -> assertThat(server.get("/metrics").body()).contains("pollux_web_events_clients 0.0"));
    }
}
