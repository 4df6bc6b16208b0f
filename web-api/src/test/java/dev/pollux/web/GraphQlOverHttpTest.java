package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.twin.TwinId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlOverHttpTest {

    private static final String TREE = "{asset(id:\"g:site\"){name childCount children{id childCount twin{revision}"
            + " children{id twin{value(path:\"attributes/n\")}}}}}";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        asset("site", "");
        for (int line = 0; line < 3; line++) {
            asset("line" + line, "site");
            for (int pump = 0; pump < 4; pump++) {
                asset("pump" + line + pump, "line" + line);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void asset(String name, String parent) {
        var edge = parent.isEmpty() ? "" : "\"relationships\":{\"partOf\":{\"target\":\"g:" + parent + "\"}},";
        server.put("/api/2/things/g:" + name, "{\"attributes\":{" + edge + "\"n\":1,\"name\":\"The " + name + "\"}}");
    }

    private static JsonObject ask(String query, String... headers) {
        var body = JsonObject.of("query", Json.of(query)).text();
        var answer = server.post("/graphql", body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonCodec(new JsonCodec.Limits(64, 4 * 1024 * 1024))
                .parseObject(answer.body().getBytes());
    }

    private static Json at(JsonObject answer, String path) {
        assertThat(answer.has("errors")).as(answer.text()).isFalse();
        return JsonPath.parse("data/" + path).in(answer).orElseThrow();
    }

    @Test
    void theTreeIsReadWithOneQuestionForEachLevel() {
        // given
        server.ports.graph.calls.set(0);
        server.ports.twins.batchReads.set(0);

        // when
        var answer = ask(TREE.replace(" childCount children{id", " children{id"));

        // then
        assertThat(at(answer, "asset/children"))
                .isInstanceOfSatisfying(
                        JsonArray.class, lines -> assertThat(lines.size()).isEqualTo(3));
        assertThat(at(answer, "asset/children/2/children/3/twin/value")).isEqualTo(Json.of(1));
        assertThat(at(answer, "asset/children/0/childCount")).isEqualTo(Json.of(4));
        assertThat(server.ports.graph.calls).hasValueLessThanOrEqualTo(2);
        assertThat(server.ports.twins.batchReads).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void aTwinIsAskedForItsParts() {
        // given
        var id = TwinId.thing("g:pump00").orElseThrow();
        var now = Instant.now().minusSeconds(60);
        server.ports.history.backfill(
                List.of(new Sample(id, JsonPath.of("attributes", "n"), Json.of(7), now, now, 1, 0)));

        // when
        var answer = ask("{twin(id:\"g:pump00\"){id policyId revision attributes document(fields:\"attributes/n\")"
                + " presence{status} commands{id} history(path:\"attributes/n\"){points{value count} truncated}"
                + " asset{ancestors{id}}}}");

        // then
        assertThat(at(answer, "twin/document").text()).isEqualTo("{\"attributes\":{\"n\":1}}");
        assertThat(at(answer, "twin/history/points/0/value")).isEqualTo(Json.of(7));
        assertThat(at(answer, "twin/asset/ancestors/1/id")).isEqualTo(Json.of("g:site"));
        assertThat(at(ask("{twin(id:\"g:none\"){id}}"), "twin")).isEqualTo(Json.NULL);
    }

    @Test
    void twinsAreFoundPageByPage() {
        // given
        var query = "{twins(filter:\"eq(attributes/n,1)\",below:[\"g:line1\"],first:3,after:\"%s\")"
                + "{totalCount edges{node{id}} pageInfo{hasNextPage endCursor}}}";

        // when
        var first = ask(query.formatted(""));
        var cursor = ((Json.Text) at(first, "twins/pageInfo/endCursor")).value();
        var second = ask(query.formatted(cursor));

        // then
        assertThat(at(first, "twins/totalCount")).isEqualTo(Json.of(4));
        assertThat(at(first, "twins/edges/0/node/id")).isEqualTo(Json.of("g:pump10"));
        assertThat(at(second, "twins/edges/0/node/id")).isEqualTo(Json.of("g:pump13"));
        assertThat(at(second, "twins/pageInfo/hasNextPage")).isEqualTo(Json.of(false));
    }

    @Test
    void valuesAndCommandsAreWritten() {
        // given
        server.put("/api/2/things/g:written", "{}");

        // when
        var put = ask("mutation{putValue(id:\"g:written\",path:\"attributes/a\",value:{b:[1,2.5,\"x\"]})"
                + "{revision effect position}}");
        var merged = ask("mutation{mergeTwin(id:\"g:written\",patch:{attributes:{a:null,c:true}}){revision}}");
        var command = ask("mutation{sendCommand(id:\"g:written\",name:\"start\",payload:{level:1}){id state}}");

        // then
        assertThat(at(put, "putValue/effect")).isEqualTo(Json.of("CREATED"));
        assertThat(at(merged, "mergeTwin/revision")).isEqualTo(Json.of(3));
        assertThat(at(command, "sendCommand/state")).isEqualTo(Json.of("ACCEPTED"));
        assertThat(server.get("/api/2/things/g:written/attributes").body()).isEqualTo("{\"c\":true}");
    }

    @Test
    void aRefusalIsAnErrorWithDittosCode() {
        // when
        var answer = ask("mutation{putValue(id:\"g:none\",path:\"attributes/a\",value:1){revision}}");

        // then
        assertThat(answer.text()).contains("\"code\":\"things:", "\"status\":4");
    }

    @Test
    void whoMayNotReadSeesNothing() {
        // given
        var stranger = "Bearer " + server.ports.issuer.token("stranger", Duration.ofMinutes(5));

        // when
        var twin = ask("{twin(id:\"g:site\"){id}}", "authorization", stranger);
        var twins = ask("{twins{totalCount edges{node{id}}}}", "authorization", stranger);
        var anonymous = server.post("/graphql", "{\"query\":\"{__schema{types{name}}}\"}", "authorization", "");

        // then
        assertThat(at(twin, "twin")).isEqualTo(Json.NULL);
        assertThat(at(twins, "twins/totalCount")).isEqualTo(Json.of(0));
        assertThat(anonymous.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{asset(id:\"g:site\"){children{children{children{children{children{id}}}}}}}",
                "{asset(id:\"g:site\"){children(first:2){children(first:1){children(first:1){children(first:1)"
                        + "{children(first:1){children(first:1){children(first:1){children(first:1){children(first:1)"
                        + "{children(first:1){children(first:1){children(first:1){children(first:1){children(first:1)"
                        + "{id}}}}}}}}}}}}}}}}",
                "{twins(first:200){edges{node{asset{children(first:200){id}}}}}}",
            })
    void whatWouldCostTooMuchIsRefusedBeforeAnythingIsRead(String query) {
        // given
        server.ports.graph.calls.set(0);

        // when
        var answer = ask(query);

        // then
        assertThat(answer.has("errors")).isTrue();
        assertThat(server.ports.graph.calls).hasValue(0);
    }

    @Test
    void aThousandAliasesAndBatchesAreRefused() {
        // given
        var aliases = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            aliases.append("a").append(i).append(":twins{edges{node{id}}} ");
        }

        // then
        assertThat(ask(aliases.append("}").toString()).has("errors")).isTrue();
        assertThat(server.post("/graphql", "[{\"query\":\"{__typename}\"}]").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/graphql?query={__typename}".replace("{", "%7B").replace("}", "%7D"))
                        .statusCode())
                .isEqualTo(405);
        assertThat(server.post("/graphql", "{}", "content-type", "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void theQueryPageMayAskForTheSchema() {
        // given
        var types = "kind name ".repeat(1) + "ofType{kind name ".repeat(9) + "}".repeat(9);

        // when
        var answer =
                ask("query IntrospectionQuery{__schema{queryType{name} types{kind name fields(includeDeprecated:true)"
                        + "{name args{name type{" + types + "} defaultValue} type{" + types + "}}}}}");

        // then
        assertThat(answer.has("errors")).as(answer.text()).isFalse();
    }

    @Test
    void changesAreTold() throws Exception {
        // given
        server.put("/api/2/things/g:told", "{}");
        var lines = new CopyOnWriteArrayList<String>();
        var query = "subscription{twinChanged(ids:[\\\"g:told\\\"]){id revision change twin{attributes}}}";
        var request = HttpRequest.newBuilder(server.uri("/graphql"))
                .header("authorization", "Bearer " + server.admin)
                .header("content-type", "application/json")
                .header("accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                .build();
        var reading = server.client()
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        await().untilAsserted(() -> assertThat(lines).contains(": connected"));

        // when
        server.put("/api/2/things/g:told/attributes/a", "1");

        // then
        await().untilAsserted(() -> assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).contains("\"revision\":2", "\"twin\":{\"attributes\":{\"a\":1}}")));
        reading.cancel(true);
    }
}
