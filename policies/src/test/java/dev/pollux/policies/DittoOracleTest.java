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
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.ditto.base.model.auth.AuthorizationContext;
import org.eclipse.ditto.base.model.auth.AuthorizationModelFactory;
import org.eclipse.ditto.base.model.auth.DittoAuthorizationContextType;
import org.eclipse.ditto.json.JsonFactory;
import org.eclipse.ditto.policies.model.Permissions;
import org.eclipse.ditto.policies.model.PoliciesModelFactory;
import org.eclipse.ditto.policies.model.ResourceKey;
import org.eclipse.ditto.policies.model.enforcers.Enforcer;
import org.eclipse.ditto.policies.model.enforcers.PolicyEnforcers;
import org.junit.jupiter.api.Test;

/// Eclipse Ditto's own enforcer says what policies mean.
class DittoOracleTest {

    private static final TwinId POLICY = TwinId.policy("org.acme:p").orElseThrow();

    private final PolicyGatekeeper gatekeeper = new PolicyGatekeeper(() -> Instant.EPOCH);

    @Test
    void permissionsAreThoseOfDitto() {
        var random = new RandomPolicies(8731);
        int lenient = 0;
        for (int i = 0; i < 10_000; i++) {
            // given
            var policy = random.policy();
            var subjects = random.subjects();
            var ditto = enforcer(policy);
            var context = context(subjects);
            var access = access(policy, subjects);
            for (int j = 0; j < 12; j++) {
                var type = random.type();
                var path = random.path(4);
                var permission = random.permission();
                // when
                var key = ResourceKey.newInstance(type, path.isRoot() ? "/" : path.toString());
                boolean whole = access.whole(Permission.valueOf(permission), resource(type), path);
                boolean partly = access.partly(Permission.valueOf(permission), resource(type), path);
                // then
                var where = policy + " " + subjects + " " + type + path + " " + permission;
                assertThat(whole)
                        .as("whole " + where)
                        .isEqualTo(ditto.hasUnrestrictedPermissions(key, context, Permissions.newInstance(permission)));
                boolean dittoPartly = ditto.hasPartialPermissions(key, context, Permissions.newInstance(permission));
                if (partly != dittoPartly) {
                    lenient++;
                    assertThat(dittoPartly).as("partly " + where).isTrue();
                    assertThat(somePlaceBothGrantsAndRevokes(policy, subjects, type, permission))
                            .as("partly " + where)
                            .isTrue();
                }
            }
        }
        assertThat(lenient).isBetween(1, 6_000);
    }

    /// A deliberate difference: where one of the caller's subjects is granted and another revoked at the same place,
    /// Ditto says that the places above hold partly, though nothing below can be reached. We say what holds.
    private static boolean somePlaceBothGrantsAndRevokes(
            JsonObject policy, List<String> subjects, String type, String permission) {
        var granted = new HashSet<String>();
        var revoked = new HashSet<String>();
        policy.object("entries").forEach((_, entry) -> {
            var object = (JsonObject) entry;
            if (object.object("subjects").keys().stream().anyMatch(subjects::contains)) {
                object.object("resources").forEach((key, effect) -> {
                    if (key.startsWith(type + ":")) {
                        collect(granted, key, effect, "grant", permission);
                        collect(revoked, key, effect, "revoke", permission);
                    }
                });
            }
        });
        return granted.stream().anyMatch(revoked::contains);
    }

    private static void collect(Set<String> into, String key, Json effect, String name, String permission) {
        if (effect.text().matches(".*\"" + name + "\":\\[[^]]*" + permission + ".*")) {
            into.add(key);
        }
    }

    @Test
    void viewsAreThoseOfDitto() {
        var random = new RandomPolicies(42);
        for (int i = 0; i < 50_000; i++) {
            // given
            var policy = random.policy();
            var subjects = random.subjects();
            var document = random.object(4);
            // when
            var view = access(policy, subjects).readable(Resource.THING, JsonPath.ROOT, document);
            // then
            var expected = enforcer(policy)
                    .buildJsonView(
                            ResourceKey.newInstance("thing", "/"),
                            JsonFactory.newObject(document.text()),
                            context(subjects),
                            Permissions.newInstance("READ"));
            assertThat(view)
                    .as(() -> policy + " " + subjects + " " + document)
                    .isEqualTo(JsonCodec.DEFAULT.parse(expected.toString()));
        }
    }

    /// The view of a part is that part of the view of the whole.
    @Test
    void partsOfViewsAreViewsOfParts() {
        var random = new RandomPolicies(7);
        for (int i = 0; i < 20_000; i++) {
            // given
            var access = access(random.policy(), random.subjects());
            var document = random.object(4);
            var path = random.path(3);
            if (path.in(document).isPresent() && !path.isRoot()) {
                // when
                var part =
                        access.readable(Resource.THING, path, path.in(document).orElseThrow());
                // then
                var whole = access.readable(Resource.THING, JsonPath.ROOT, document);
                path.in(whole).ifPresent(visible -> assertThat(part).isEqualTo(visible));
                if (path.in(whole).isEmpty()) {
                    assertThat(part).isIn(JsonObject.EMPTY, Json.NULL);
                }
            }
        }
    }

    private Access access(JsonObject policy, List<String> subjects) {
        gatekeeper.learn(Policies.stored(POLICY, policy));
        return gatekeeper.access(new Caller(subjects, Cause.Origin.OPERATOR, "c"), POLICY);
    }

    private static Enforcer enforcer(JsonObject policy) {
        return PolicyEnforcers.defaultEvaluator(PoliciesModelFactory.newPolicy(policy.text()));
    }

    private static AuthorizationContext context(List<String> subjects) {
        return AuthorizationModelFactory.newAuthContext(
                DittoAuthorizationContextType.JWT,
                subjects.stream().map(AuthorizationModelFactory::newAuthSubject).toList());
    }

    private static Resource resource(String type) {
        return Resource.valueOf(type.toUpperCase(Locale.ROOT));
    }
}
