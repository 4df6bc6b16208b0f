package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.SeriesQuery.Aggregate;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsOverHttpTest {

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        asset("site", "");
        asset("line", "site");
        for (int i = 0; i < 5; i++) {
            asset("pump" + i, "line");
            server.put("/api/2/things/q:pump" + i + "/attributes/n", Integer.toString(i));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void asset(String name, String parent) {
        var edge = parent.isEmpty() ? "" : "\"relationships\":{\"partOf\":{\"target\":\"q:" + parent + "\"}},";
        server.put("/api/2/things/q:" + name, "{\"attributes\":{" + edge + "\"name\":\"The " + name + "\"}}");
    }

    @Test
    void thingsAreFoundByConditionPageByPage() {
        // given
        var query = "/api/2/search/things?filter=exists(attributes/n)&fields=thingId&option=size(2)";

        // when
        var first = server.get(query);
        var cursor = JsonCodec.DEFAULT.parseObject(first.body().getBytes()).text("cursor", "");
        var second = server.get(query + ",cursor(" + cursor + ")");

        // then
        assertThat(first.body()).startsWith("{\"items\":[{\"thingId\":\"q:pump0\"},{\"thingId\":\"q:pump1\"}]");
        assertThat(second.body()).startsWith("{\"items\":[{\"thingId\":\"q:pump2\"},{\"thingId\":\"q:pump3\"}]");
    }

    @Test
    void thingsAreCountedBelowAnAssetAlsoByForm() {
        // when
        var counted = server.get("/api/2/search/things/count?below=q:line&filter=ge(attributes/n,2)&consistent=true");
        var form = server.post(
                "/api/2/search/things/count",
                "filter=ge(attributes%2Fn%2C2)",
                "content-type",
                "application/x-www-form-urlencoded");

        // then
        assertThat(counted.body()).isEqualTo("3");
        assertThat(form.body()).isEqualTo("3");
    }

    @Test
    void thingsAreListedByIdsInTheirOrder() {
        // when
        var listed = server.get("/api/2/things?ids=q:pump1,q:none,q:pump0&fields=thingId");

        // then
        assertThat(listed.body()).isEqualTo("[{\"thingId\":\"q:pump1\"},{\"thingId\":\"q:pump0\"}]");
    }

    @Test
    void theHierarchyIsReadPageByPage() {
        // when
        var roots = server.get("/api/2/assets");
        var parts = server.get("/api/2/assets/q:line/children?size=3");
        var rest = server.get("/api/2/assets/q:line/children?size=3&after=q:pump2");
        var up = server.get("/api/2/assets/q:pump0/ancestors?consistent=true");
        var edges = server.get("/api/2/assets/q:line/edges");

        // then
        assertThat(roots.body())
                .isEqualTo(
                        "{\"items\":[{\"id\":\"q:site\",\"name\":\"The site\",\"definition\":\"\",\"childCount\":1}]}");
        assertThat(parts.body()).contains("\"cursor\":\"q:pump2\"").contains("q:pump0");
        assertThat(rest.body()).doesNotContain("cursor").contains("q:pump4");
        assertThat(up.body()).contains("q:line", "q:site");
        assertThat(edges.body()).contains("{\"from\":\"q:line\",\"name\":\"partOf\",\"to\":\"q:site\"}");
    }

    @Test
    void historyIsReadWhereThePolicyAllows() {
        // given
        var id = TwinId.thing("q:pump0").orElseThrow();
        var path = JsonPath.of("attributes", "n");
        var at = Instant.parse("2026-01-01T00:00:00Z");
        server.ports.history.backfill(List.of(new Sample(id, path, Json.of(7), at, at, 1, 0)));
        var stranger = "Bearer " + server.ports.issuer.token("stranger", Duration.ofMinutes(5));
        var query = "/api/2/things/q:pump0/history/attributes/n?from=2025-12-31T23:00:00Z&to=2026-01-01T01:00:00Z";

        // when
        var read = server.get(query + "&every=1m&agg=max&limit=10");

        // then
        assertThat(read.body())
                .isEqualTo("{\"points\":[{\"at\":\"2026-01-01T00:00:00Z\",\"value\":7,"
                        + "\"arrived\":\"2026-01-01T00:00:00Z\"}],\"truncated\":false}");
        var asked = server.ports.history.asked.get();
        assertThat(asked.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(asked.aggregate()).isEqualTo(Aggregate.MAX);
        assertThat(server.get("/api/2/things/q:pump0/history").body()).isEqualTo("{\"paths\":[\"/attributes/n\"]}");
        assertThat(server.get(query, "authorization", stranger).statusCode()).isEqualTo(404);
        assertThat(server.get(query + "&every=1ms").statusCode()).isEqualTo(400);
    }

    @Test
    void aScenarioIsRehearsedAndReported() {
        // when
        var run =
                server.call("POST", "/api/2/simulations?wait=10s", "name: cooler", "content-type", "application/yaml");

        // then
        assertThat(run.statusCode()).isEqualTo(201);
        var place = run.headers().firstValue("location").orElseThrow();
        assertThat(server.get(place).body()).contains("\"FINISHED\"", "\"done\":2,\"of\":2");
        assertThat(server.get(place + "/report").body()).isEqualTo("{\"seed\":42}");
        assertThat(server.get(place + "/report", "accept", "text/html").body()).contains("seed 42");
    }

    @Test
    void healthMetricsAndTheDescriptionAreServed() {
        assertThat(server.get("/health").body()).contains("\"status\":\"UP\"", "\"index\"");
        assertThat(server.get("/metrics").body())
                .contains("pollux_web_events_clients", "pollux_web_answers_total", "pollux_view_behind");
        assertThat(server.get("/docs").body()).contains("docs.js");
        assertThat(server.get("/docs").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(server.get("/assets/..%2fopenapi").statusCode()).isEqualTo(404);
    }
}
