package dev.pollux.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyGatekeeperTest {

    private static final TwinId PUMP = TwinId.thing("org.acme:pump-1").orElseThrow();
    private static final TwinId POLICY = PUMP.as(TwinId.Kind.POLICY);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PolicyGatekeeper gatekeeper = new PolicyGatekeeper(() -> now);

    @Test
    void anUnknownPolicyAllowsNothing() {
        // when
        var access = gatekeeper.access(caller("pollux:ann"), POLICY);
        // then
        assertThat(access).isSameAs(Access.NONE);
        assertThat(gatekeeper.knows(POLICY)).isFalse();
    }

    @Test
    void theServiceItselfMayDoEverything() {
        assertThat(gatekeeper.access(Caller.system("c"), POLICY)).isSameAs(Access.ALL);
    }

    @Test
    void theImplicitPolicyLetsTheOwnerDoAllAndTheDeviceReport() {
        // given
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann")));
        // when
        var owner = gatekeeper.access(caller("pollux:ann"), POLICY);
        var device = gatekeeper.access(caller("device:org.acme:pump-1", "devices:org.acme"), POLICY);
        var stranger = gatekeeper.access(caller("device:org.acme:pump-2"), POLICY);
        // then
        assertThat(owner.whole(Permission.WRITE, Resource.POLICY, JsonPath.ROOT))
                .isTrue();
        assertThat(owner.whole(Permission.WRITE, Resource.THING, JsonPath.ROOT)).isTrue();
        assertThat(device.whole(Permission.WRITE, Resource.THING, JsonPath.parse("/features/temp")))
                .isTrue();
        assertThat(device.whole(Permission.WRITE, Resource.THING, JsonPath.of("attributes")))
                .isFalse();
        assertThat(device.whole(Permission.READ, Resource.THING, JsonPath.of("attributes", "x")))
                .isTrue();
        assertThat(device.partly(Permission.READ, Resource.POLICY, JsonPath.ROOT))
                .isFalse();
        assertThat(stranger).isSameAs(Access.NONE);
        assertThat(gatekeeper.check(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann"))))
                .isEmpty();
    }

    @Test
    void equalRightsAreOneObjectAcrossPolicies() {
        // given
        var other = TwinId.thing("org.acme:pump-2").orElseThrow();
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann")));
        gatekeeper.learn(Policies.stored(other.as(TwinId.Kind.POLICY), ImplicitPolicy.of(other, "pollux:bob")));
        // when
        var first = gatekeeper.access(caller("device:org.acme:pump-1"), POLICY);
        var second = gatekeeper.access(caller("device:org.acme:pump-2"), other.as(TwinId.Kind.POLICY));
        // then
        assertThat(first).isSameAs(second).isSameAs(gatekeeper.access(caller("device:org.acme:pump-1"), POLICY));
        assertThat(first).isNotSameAs(gatekeeper.access(caller("pollux:ann"), POLICY));
    }

    @Test
    void aDeviceHasItsRightsUnderItsOwnPolicyOnly() {
        // given
        var other = TwinId.thing("org.acme:pump-2").orElseThrow();
        var otherPolicy = other.as(TwinId.Kind.POLICY);
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann")));
        gatekeeper.learn(Policies.stored(otherPolicy, ImplicitPolicy.of(other, "pollux:ann")));
        var device = caller("device:org.acme:pump-1");
        var ann = caller("pollux:ann");
        for (int i = 0; i < 3; i++) {
            // when
            var own = gatekeeper.access(device, POLICY);
            var foreign = gatekeeper.access(device, otherPolicy);
            // then
            assertThat(own.partly(Permission.READ, Resource.THING, JsonPath.ROOT))
                    .isTrue();
            assertThat(foreign).isSameAs(Access.NONE);
            assertThat(gatekeeper.access(ann, POLICY)).isSameAs(gatekeeper.access(ann, otherPolicy));
        }
    }

    @Test
    void writingDoesNotImplyReading() {
        // given
        learn("{'E':{'subjects':{'t:a':{}},'resources':{'thing:/':{'grant':['WRITE']}}}}");
        // when
        var access = gatekeeper.access(caller("t:a"), POLICY);
        // then
        assertThat(access.whole(Permission.WRITE, Resource.THING, JsonPath.ROOT))
                .isTrue();
        assertThat(access.partly(Permission.READ, Resource.THING, JsonPath.ROOT))
                .isFalse();
        assertThat(access.readable(Resource.THING, JsonPath.ROOT, JsonObject.of("a", Json.of(1))))
                .isEqualTo(JsonObject.EMPTY);
    }

    @Test
    void aSubjectEndsAtItsExpiry() {
        // given
        learn("{'E':{'subjects':{'t:a':{'expiry':'2026-01-01T01:00:00Z'}},"
                + "'resources':{'thing:/':{'grant':['READ']}}}}");
        // when
        var before = gatekeeper.access(caller("t:a"), POLICY);
        now = Instant.parse("2026-01-01T01:00:00Z");
        var after = gatekeeper.access(caller("t:a"), POLICY);
        // then
        assertThat(before.whole(Permission.READ, Resource.THING, JsonPath.ROOT)).isTrue();
        assertThat(after).isSameAs(Access.NONE);
    }

    @Test
    void aDeletedPolicyAllowsNothingAtOnce() {
        // given
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann")));
        // when
        gatekeeper.learn(Policies.deleted(POLICY));
        // then
        assertThat(gatekeeper.access(caller("pollux:ann"), POLICY)).isSameAs(Access.NONE);
    }

    @Test
    void aGateFollowsItsPolicyThroughAllChanges() {
        // given
        var early = gatekeeper.gate(POLICY);
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:ann")));
        var gate = gatekeeper.gate(POLICY);
        var rights = gatekeeper.access(caller("pollux:ann"), POLICY);
        assertThat(gate.access(caller("pollux:ann"))).isSameAs(rights);
        assertThat(early.access(caller("pollux:ann"))).isSameAs(rights);
        assertThat(gate.access(Caller.system("c"))).isSameAs(Access.ALL);
        // when
        gatekeeper.learn(Policies.deleted(POLICY));
        var gone = gate.access(caller("pollux:ann"));
        gatekeeper.learn(Policies.stored(POLICY, ImplicitPolicy.of(PUMP, "pollux:bob")));
        // then
        assertThat(gone).isSameAs(Access.NONE);
        assertThat(gate.access(caller("pollux:ann"))).isSameAs(Access.NONE);
        assertThat(gate.access(caller("pollux:bob"))).isSameAs(rights);
    }

    @Test
    void manySubjectsAndEntriesAreJudgedAlike() {
        // given
        var entries = JsonObject.builder();
        for (int i = 0; i < 200; i++) {
            entries.put(
                    "E" + i,
                    parse("{'subjects':{'t:s" + i + "':{}, 'own:org.acme:pump-1':{}},"
                            + "'resources':{'thing:/attributes/k" + i + "':{'grant':['READ']}}}"));
        }
        gatekeeper.learn(Policies.stored(POLICY, JsonObject.of("entries", entries.build())));
        // when
        var one = gatekeeper.access(caller("t:s150"), POLICY);
        var all = gatekeeper.access(caller("own:org.acme:pump-1"), POLICY);
        // then
        assertThat(one.whole(Permission.READ, Resource.THING, JsonPath.of("attributes", "k150")))
                .isTrue();
        assertThat(one.partly(Permission.READ, Resource.THING, JsonPath.of("attributes", "k151")))
                .isFalse();
        assertThat(all.whole(Permission.READ, Resource.THING, JsonPath.of("attributes", "k199")))
                .isTrue();
    }

    @Test
    void aPolicyNobodyCouldChangeIsRefused() {
        // given
        var expiring = parse("{'E':{'subjects':{'t:a':{'expiry':'2027-01-01T00:00:00Z'}},"
                + "'resources':{'policy:/':{'grant':['READ','WRITE']}}}}");
        // when
        var found = gatekeeper.check(Policies.stored(POLICY, JsonObject.of("entries", expiring)));
        // then
        assertThat(found).containsExactly(new Rejection.PolicyLockout(POLICY));
    }

    @Test
    void malformedPartsAreNamedByTheirPath() {
        // given
        var entries = parse("{'E':{'subjects':{'nocolon':{}},'resources':{'things:/':{'grant':['READ']},"
                + "'thing:/a':{'grant':['FLY']},'thing:/b':{'revoke':'READ'}}},'F':3}");
        // when
        var found = gatekeeper.check(Policies.stored(POLICY, JsonObject.of("entries", entries)));
        // then
        assertThat(found)
                .extracting(
                        rejection -> ((Rejection.InvalidValue) rejection).path().toString())
                .containsExactly(
                        "/entries/E/subjects/nocolon",
                        "/entries/E/resources/things:~1",
                        "/entries/E/resources/thing:~1a/grant",
                        "/entries/E/resources/thing:~1b/revoke",
                        "/entries/F");
    }

    @Test
    void partsThatAreNotEnforcedYetAreRefused() {
        // given
        var document = ImplicitPolicy.of(PUMP, "pollux:ann").with("imports", parse("{'org.acme:base':{}}"));
        // when
        var found = gatekeeper.check(Policies.stored(POLICY, document));
        // then
        assertThat(found).containsExactly(new Rejection.NotSupported("policy imports"));
    }

    private void learn(String entries) {
        gatekeeper.learn(Policies.stored(POLICY, JsonObject.of("entries", parse(entries))));
    }

    private static JsonObject parse(String text) {
        return JsonCodec.DEFAULT.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(String... subjects) {
        return new Caller(List.of(subjects), Cause.Origin.OPERATOR, "c");
    }
}
