package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;

/// The subjects who may change the whole of a policy, for good: granted WRITE on `policy:/` by an entry that does not
/// expire, and revoked it there by none.
final class PolicyOwners {

    private static final String ROOT = "policy:/";

    private PolicyOwners() {}

    static Set<String> of(JsonObject policy) {
        var granted = new LinkedHashSet<String>();
        var revoked = new LinkedHashSet<String>();
        policy.object("entries").forEach((_, value) -> {
            if (value instanceof JsonObject entry) {
                collect(entry, granted, revoked);
            }
        });
        granted.removeAll(revoked);
        return granted;
    }

    private static void collect(JsonObject entry, Set<String> granted, Set<String> revoked) {
        var subjects = entry.object("subjects");
        entry.object("resources").forEach((name, value) -> {
            if (!name.equals(ROOT) || !(value instanceof JsonObject resource)) {
                return;
            }
            if (writes(resource, "grant")) {
                granted.addAll(lasting(subjects));
            }
            if (writes(resource, "revoke")) {
                revoked.addAll(subjects.keys());
            }
        });
    }

    private static Set<String> lasting(JsonObject subjects) {
        var lasting = new LinkedHashSet<String>();
        subjects.forEach((subject, value) -> {
            if (!(value instanceof JsonObject details) || !details.has("expiry")) {
                lasting.add(subject);
            }
        });
        return lasting;
    }

    private static boolean writes(JsonObject resource, String effect) {
        return resource.get(effect) instanceof JsonArray list && list.values().contains(Json.of("WRITE"));
    }
}
