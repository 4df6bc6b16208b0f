package dev.pollux.sync.testing;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The least of policies: every subject of every entry may do everything, and `test:all` stands for everyone. A policy
/// that names nobody is refused.
public final class TestGatekeeper implements Gatekeeper {

    public static final String ALL = "test:all";

    private final Map<TwinId, Set<String>> policies = new ConcurrentHashMap<>();

    @Override
    public Access access(Caller caller, TwinId policy) {
        var allowed = policies.getOrDefault(policy, Set.of());
        boolean may = caller.isSystem()
                || allowed.contains(ALL)
                || caller.subjects().stream().anyMatch(allowed::contains);
        return may ? Access.ALL : Access.NONE;
    }

    @Override
    public boolean knows(TwinId policy) {
        return policies.containsKey(policy);
    }

    @Override
    public List<Rejection> check(Twin policyToBe) {
        return subjects(policyToBe).isEmpty() ? List.of(new Rejection.PolicyLockout(policyToBe.id())) : List.of();
    }

    @Override
    public void learn(Twin policy) {
        if (policy.exists()) {
            policies.put(policy.id(), subjects(policy));
        } else {
            policies.remove(policy.id());
        }
    }

    private static Set<String> subjects(Twin policy) {
        var subjects = new HashSet<String>();
        policy.document().object("entries").forEach((_, entry) -> {
            if (entry instanceof JsonObject object) {
                subjects.addAll(object.object("subjects").keys());
            }
        });
        return subjects;
    }

    public static JsonObject allowing(String... allowed) {
        var subjects = JsonObject.builder();
        for (var subject : allowed) {
            subjects.put(subject, JsonObject.of("type", Json.of("test")));
        }
        var grant = JsonObject.of("grant", JsonArray.of(Json.of("READ"), Json.of("WRITE")), "revoke", JsonArray.EMPTY);
        var resources = JsonObject.of("policy:/", grant, "thing:/", grant);
        var entry = JsonObject.of("subjects", subjects.build(), "resources", resources);
        return JsonObject.of("entries", JsonObject.of("DEFAULT", entry));
    }
}
