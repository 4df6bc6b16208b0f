package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random policies: whatever is asked, and however, a reader sees what the policy shows, no more and no less.
class ReadSurfacesTest {

    private static final int TWINS = 60;
    private static final JsonObject DOCUMENT = json(
            "{'attributes':{'a':{'b':1,'c':{'d':2}},'e':3},"
                    + "'features':{'f':{'properties':{'v':4,'w':{'x':5}},'desiredProperties':{'v':6}},'g':{'properties':{'v':7}}}}");
    private static final List<String> PLACES = List.of(
            "/",
            "/attributes",
            "/attributes/a",
            "/attributes/a/b",
            "/attributes/a/c",
            "/attributes/a/c/d",
            "/attributes/e",
            "/features",
            "/features/f",
            "/features/f/properties",
            "/features/f/properties/v",
            "/features/f/properties/w/x",
            "/features/f/desiredProperties",
            "/features/g",
            "/features/g/properties/v",
            "/policyId");

    private static RunningServer server;
    private static String reader;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        reader = server.ports.issuer.token("reader", Duration.ofMinutes(10));
        for (int seed = 0; seed < TWINS; seed++) {
            server.put("/api/2/things/see:t" + seed, DOCUMENT.text());
            server.put("/api/2/policies/see:t" + seed, policy(new Random(seed)).text());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyReadShowsWhatThePolicyShows() {
        var found = items(body("/api/2/search/things?option=size(200)&namespaces=see"));
        var listed = items(JsonObject.of("items", codec(body("/api/2/things?ids=" + ids()))));
        long visible = 0;
        for (int seed = 0; seed < TWINS; seed++) {
            // given
            var id = TwinId.thing("see:t" + seed).orElseThrow();
            var whole = expected(id, JsonPath.ROOT);
            visible += whole == null ? 0 : 1;

            // then
            assertThat(found.get(id.text())).as("found, seed " + seed).isEqualTo(whole);
            assertThat(listed.get(id.text())).as("listed, seed " + seed).isEqualTo(whole);
            assertThat(byGraphQl(id)).as("GraphQL, seed " + seed).isEqualTo(whole);
            for (var place : PLACES) {
                assertThat(get(id, place)).as(place + ", seed " + seed).isEqualTo(expected(id, JsonPath.parse(place)));
            }
        }
        assertThat(body("/api/2/search/things/count?namespaces=see")).isEqualTo(Long.toString(visible));
        assertThat(visible).isBetween(TWINS / 4L, TWINS - 1L);
    }

    @Test
    void everyEventShowsWhatThePolicyShows() throws Exception {
        try (var events = Eventually.open(server, "/api/2/things?namespaces=see", reader)) {
            // when
            for (int seed = 0; seed < TWINS; seed++) {
                server.patch("/api/2/things/see:t" + seed, DOCUMENT.text());
            }
            server.put("/api/2/things/see:end", "{}");
            server.put("/api/2/policies/see:end", OPEN.text());
            server.put("/api/2/things/see:end/attributes", "{}");

            // then
            await().until(() -> events.data().stream().anyMatch(data -> data.contains("see:end")));
            var told = new HashMap<String, Json>();
            events.data().forEach(data -> tell(told, JsonCodec.DEFAULT.parseObject(data.getBytes())));
            for (int seed = 0; seed < TWINS; seed++) {
                var id = TwinId.thing("see:t" + seed).orElseThrow();
                var shown = pruned(access(id).readable(Resource.THING, JsonPath.ROOT, DOCUMENT));
                assertThat(pruned(told.getOrDefault(id.text(), JsonObject.EMPTY)))
                        .as("told, seed " + seed)
                        .isEqualTo(shown);
            }
        }
    }

    private static void tell(Map<String, Json> told, JsonObject event) {
        told.put(
                event.text("thingId", ""),
                event.without("thingId").without("_revision").without("_modified"));
    }

    /// An object whose every part is hidden says nothing.
    private static Json pruned(Json value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        var builder = JsonObject.builder();
        object.forEach((key, member) -> {
            var inner = pruned(member);
            if (!inner.equals(JsonObject.EMPTY)) {
                builder.put(key, inner);
            }
        });
        return builder.build();
    }

    private static final JsonObject OPEN = policy(List.of("thing:/"), List.of());

    private static JsonObject policy(Random random) {
        return policy(places(random, 3), places(random, 2));
    }

    private static List<String> places(Random random, int most) {
        return random.ints(random.nextInt(most + 1), 0, PLACES.size() - 1)
                .mapToObj(i -> "thing:" + PLACES.get(i))
                .distinct()
                .toList();
    }

    private static JsonObject policy(List<String> granted, List<String> revoked) {
        return json("{'entries':{'OWNER':{'subjects':{'pollux:admin':{}},'resources':{"
                + "'policy:/':{'grant':['READ','WRITE']},'thing:/':{'grant':['READ','WRITE']}}},"
                + "'GRANTS':{'subjects':{'pollux:reader':{}},'resources':{" + resources(granted, "grant") + "}},"
                + "'REVOKES':{'subjects':{'pollux:reader':{}},'resources':{" + resources(revoked, "revoke") + "}}}}");
    }

    private static String resources(List<String> places, String effect) {
        return String.join(
                ",",
                places.stream()
                        .map(place -> "'" + place + "':{'" + effect + "':['READ']}")
                        .toList());
    }

    private static Access access(TwinId id) {
        var caller = new Caller(List.of("pollux:reader"), Cause.Origin.OPERATOR, "test");
        return server.ports.gatekeeper.access(caller, id.as(TwinId.Kind.POLICY));
    }

    /// Null when the reader is told that there is none.
    private static Json expected(TwinId id, JsonPath path) {
        var access = access(id);
        var document = server.ports.twins.find(id).orElseThrow().document();
        if (!access.partly(Permission.READ, Resource.THING, path)) {
            return null;
        }
        var shown = access.readable(Resource.THING, path, path.in(document).orElseThrow());
        return path.isRoot() ? ((JsonObject) shown).with("thingId", Json.of(id.text())) : shown;
    }

    private static Json get(TwinId id, String place) {
        var answer =
                server.get("/api/2/things/" + id.text() + (place.equals("/") ? "" : place), "authorization", bearer());
        assertThat(answer.statusCode()).isIn(200, 404);
        return answer.statusCode() == 404 ? null : codec(answer.body());
    }

    private static Json byGraphQl(TwinId id) {
        var query = JsonObject.of("query", Json.of("{twin(id:\"" + id.text() + "\"){document}}"));
        var answer = server.post("/graphql", query.text(), "authorization", bearer());
        var twin = ((JsonObject) codec(answer.body())).object("data").get("twin");
        return twin instanceof JsonObject object ? object.get("document") : null;
    }

    private static Map<String, Json> items(String body) {
        return items((JsonObject) codec(body));
    }

    private static Map<String, Json> items(JsonObject page) {
        var byId = new HashMap<String, Json>();
        ((JsonArray) page.get("items"))
                .values()
                .forEach(item -> byId.put(((JsonObject) item).text("thingId", ""), item));
        return byId;
    }

    private static String ids() {
        var ids = new StringBuilder();
        for (int seed = 0; seed < TWINS; seed++) {
            ids.append("see:t").append(seed).append(',');
        }
        return ids.toString();
    }

    private static String body(String path) {
        return server.get(path, "authorization", bearer()).body();
    }

    private static String bearer() {
        return "Bearer " + reader;
    }

    private static Json codec(String text) {
        return JsonCodec.DEFAULT.parse(text);
    }

    private static JsonObject json(String text) {
        return JsonCodec.DEFAULT.parseObject(text.replace('\'', '"').getBytes());
    }
}
