package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinCommand.Report.Observation;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritesOverHttpTest {

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
    void aThingWithoutAPolicyGetsOneThatIsItsCreators() {
        // when
        server.put("/api/2/things/acme:own", "{}");

        // then
        var entry = server.get("/api/2/policies/acme:own/entries/DEFAULT/subjects");
        assertThat(entry.body()).contains("pollux:admin");
        assertThat(server.get("/api/2/policies/acme:own/entries/DEFAULT/resources/thing:/")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aThingMayBringOrCopyItsPolicy() {
        // given
        var policy = "{\"entries\":{\"A\":{\"subjects\":{\"pollux:admin\":{\"type\":\"x\"}},\"resources\":{"
                + "\"thing:/\":{\"grant\":[\"READ\",\"WRITE\"],\"revoke\":[]},"
                + "\"policy:/\":{\"grant\":[\"READ\",\"WRITE\"],\"revoke\":[]}}}}}";

        // when
        var inline = server.put("/api/2/things/acme:inline", "{\"_policy\":" + policy + "}");
        var copied = server.put("/api/2/things/acme:copy", "{\"_copyPolicyFrom\":\"acme:inline\"}");
        var referred = server.put(
                "/api/2/things/acme:refer", "{\"_copyPolicyFrom\":\"{{ ref:things/acme:inline/policyId }}\"}");

        // then
        assertThat(inline.statusCode()).as(inline.body()).isEqualTo(201);
        assertThat(inline.body()).doesNotContain("_policy");
        assertThat(copied.statusCode()).as(copied.body()).isEqualTo(201);
        assertThat(referred.statusCode()).as(referred.body()).isEqualTo(201);
        assertThat(server.get("/api/2/policies/acme:copy/entries").body()).contains("\"A\"");
    }

    @Test
    void aPolicyMadeForAThingThatIsRefusedIsTakenBack() {
        // when
        var refused = server.put("/api/2/things/acme:bad", "{\"features\":5}");

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(server.get("/api/2/policies/acme:bad").statusCode()).isEqualTo(404);
    }

    @Test
    void aPostMakesItsOwnId() {
        // when
        var made = server.post("/api/2/things?namespace=acme", "{\"attributes\":{\"a\":1}}");

        // then
        assertThat(made.statusCode()).isEqualTo(201);
        var id = JsonCodec.DEFAULT.parseObject(made.body().getBytes()).text("thingId", "");
        assertThat(id).startsWith("acme:");
        assertThat(server.get(made.headers().firstValue("location").orElseThrow())
                        .body())
                .contains(id);
    }

    @Test
    void replacingAThingKeepsThePolicyThatItDoesNotName() {
        // given
        server.put(
                "/api/2/policies/acme:shared",
                server.get("/api/2/policies/acme:own").statusCode() == 200
                        ? server.get("/api/2/policies/acme:own").body().replace("acme:own", "acme:shared")
                        : sharedPolicy());
        server.put("/api/2/things/acme:kept", "{\"policyId\":\"acme:shared\"}");

        // when
        var replaced = server.put("/api/2/things/acme:kept", "{\"attributes\":{\"a\":2}}");

        // then
        assertThat(replaced.statusCode()).isEqualTo(204);
        assertThat(server.get("/api/2/things/acme:kept/policyId").body()).isEqualTo("\"acme:shared\"");
    }

    private static String sharedPolicy() {
        return "{\"entries\":{\"A\":{\"subjects\":{\"pollux:admin\":{\"type\":\"x\"}},\"resources\":{"
                + "\"thing:/\":{\"grant\":[\"READ\",\"WRITE\"],\"revoke\":[]},"
                + "\"policy:/\":{\"grant\":[\"READ\",\"WRITE\"],\"revoke\":[]}}}}}";
    }

    @Test
    void anAnswerThatNobodyNeedsIsNotWaitedFor() {
        // given
        server.put("/api/2/things/acme:quiet", "{}");

        // when
        var answer = server.put("/api/2/things/acme:quiet/attributes/a?response-required=false", "1");

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(server.get("/api/2/things/acme:quiet/attributes/a").body()).isEqualTo("1");
    }

    @Test
    void eachAcknowledgementAskedForIsAnswered() {
        // given
        server.put("/api/2/things/acme:acks", "{}");
        var place = "/api/2/things/acme:acks/attributes/a?requested-acks=";

        // when
        var both = server.put(place + "twin-persisted,search-persisted", "1");
        var unknown = server.put(place + "twin-persisted,custom-ack", "2");

        // then
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.body())
                .isEqualTo("{\"twin-persisted\":{\"status\":201,\"payload\":1},\"search-persisted\":{\"status\":204}}");
        assertThat(unknown.statusCode()).isEqualTo(424);
    }

    @Test
    void aResendUnderTheSameKeyIsNotDoneTwice() {
        // given
        server.put("/api/2/things/acme:again", "{}");
        var place = "/api/2/things/acme:again/attributes/a";

        // when
        var first = server.put(place, "1", "idempotency-key", "k1");
        var second = server.put(place, "1", "idempotency-key", "k1");

        // then
        assertThat(first.headers().firstValue("entity-revision")).contains("2");
        assertThat(second.headers().firstValue("entity-revision")).contains("2");
        assertThat(second.statusCode()).isLessThan(300);
    }

    @Test
    void readersSeeOnlyWhatThePolicyShowsThem() {
        // given
        var reader = "Bearer " + server.ports.issuer.token("reader", Duration.ofMinutes(5));
        server.put(
                "/api/2/things/acme:partly",
                "{\"attributes\":{\"open\":1,\"secret\":2},\"features\":{\"t\":{\"properties\":{\"v\":3}}}}");
        server.put(
                "/api/2/policies/acme:partly/entries/R",
                "{\"subjects\":{\"pollux:reader\":{\"type\":\"x\"}},"
                        + "\"resources\":{\"thing:/attributes/open\":{\"grant\":[\"READ\"],\"revoke\":[]}}}");

        // when
        var seen = server.get("/api/2/things/acme:partly", "authorization", reader);
        var secret = server.get("/api/2/things/acme:partly/attributes/secret", "authorization", reader);
        var write = server.put("/api/2/things/acme:partly/attributes/open", "5", "authorization", reader);

        // then
        assertThat(JsonCodec.DEFAULT.parse(seen.body()))
                .isEqualTo(JsonCodec.DEFAULT.parse("{\"thingId\":\"acme:partly\",\"attributes\":{\"open\":1}}"));
        assertThat(secret.statusCode()).isEqualTo(404);
        assertThat(write.statusCode()).isEqualTo(403);
    }

    @Test
    void metadataOfWhatMayNotBeReadStaysHidden() {
        // given
        var reader = "Bearer " + server.ports.issuer.token("reader", Duration.ofMinutes(5));
        server.put("/api/2/things/acme:meta", "{\"features\":{}}");
        server.put(
                "/api/2/policies/acme:meta/entries/R",
                "{\"subjects\":{\"pollux:reader\":{}},"
                        + "\"resources\":{\"thing:/features/open\":{\"grant\":[\"READ\"]}}}");
        var now = Instant.now();
        var report = new TwinCommand.Report(List.of(
                new Observation(JsonPath.parse("/features/open/properties/value"), Json.of(1), now),
                new Observation(JsonPath.parse("/features/secret/properties/value"), Json.of(2), now)));
        var twin = TwinId.thing("acme:meta").orElseThrow();
        server.ports.twins.execute(twin, report, Intent.of(Caller.system("test")));

        // when
        var whole = server.get("/api/2/things/acme:meta?fields=_metadata").body();
        var seen = server.get("/api/2/things/acme:meta?fields=_metadata", "authorization", reader)
                .body();

        // then
        assertThat(whole).contains("secret", "open");
        assertThat(seen).contains("open").doesNotContain("secret");
    }

    @Test
    void aPolicyIsMadeByThoseWhoMayChangeItAgain() {
        // given
        var bob = "Bearer " + server.ports.issuer.token("bob", Duration.ofMinutes(5));
        var owned = "{\"entries\":{\"O\":{\"subjects\":{\"pollux:bob\":{}},"
                + "\"resources\":{\"policy:/\":{\"grant\":[\"READ\",\"WRITE\"]}}}}}";

        // when
        var foreign = server.put("/api/2/policies/acme:bobs", owned);
        var brought = server.put("/api/2/things/acme:bobs", "{\"_policy\":" + owned + "}");
        var own = server.put("/api/2/policies/acme:bobs", owned, "authorization", bob);

        // then
        assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(403);
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(403);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
    }

    @Test
    void fieldsChooseWhatIsShownAndOpenTheSpecialOnes() {
        // given
        server.put("/api/2/things/acme:fields", "{\"attributes\":{\"a\":1,\"b\":2}}");

        // when
        var read = server.get("/api/2/things/acme:fields?fields=attributes/a,_revision,_presence,_policy/policyId");

        // then
        assertThat(JsonCodec.DEFAULT.parse(read.body()))
                .isEqualTo(JsonCodec.DEFAULT.parse("{\"attributes\":{\"a\":1},\"_revision\":1,"
                        + "\"_presence\":{\"status\":\"UNKNOWN\",\"since\":\"1970-01-01T00:00:00Z\"},"
                        + "\"_policy\":{\"policyId\":\"acme:fields\"}}"));
    }

    @Test
    void anUnchangedThingIsNotSentAgain() {
        // given
        server.put("/api/2/things/acme:same", "{}");
        var tag = server.get("/api/2/things/acme:same")
                .headers()
                .firstValue("etag")
                .orElseThrow();

        // when
        var again = server.get("/api/2/things/acme:same", "if-none-match", tag);
        var weak = server.get("/api/2/things/acme:same", "if-none-match", "W/" + tag);

        // then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(weak.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("etag")).contains(tag);
    }

    @Test
    void oddNamesAreTakenAsTheyCome() {
        // given
        var id = TwinId.thing("acme:50% of + ; (a)").orElseThrow();

        // when
        var made = server.put("/api/2/things/acme:50%25%20of%20%2B%20;%20(a)", "{}");

        // then
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(server.ports.twins.find(id)).isPresent();
        assertThat(server.get(made.headers().firstValue("location").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void permissionsCanBeAskedFor() {
        // given
        server.put("/api/2/things/acme:may", "{}");
        var question = "{\"a\":{\"resource\":\"thing:/\",\"entityId\":\"acme:may\",\"hasPermissions\":[\"WRITE\"]},"
                + "\"b\":{\"resource\":\"thing:/\",\"entityId\":\"acme:none\",\"hasPermissions\":[\"READ\"]}}";

        // then
        assertThat(server.post("/api/2/checkPermissions", question).body()).isEqualTo("{\"a\":true,\"b\":false}");
    }
}
