package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;
import java.util.Set;

/// The shape of a policy: labelled entries of subjects and of resources with their grants and revokes; and somebody
/// who may still change it.
final class PolicyShape {

    private static final Set<String> PERMISSIONS = Set.of("READ", "WRITE", "EXECUTE");
    private static final JsonPath ENTRIES = JsonPath.of("entries");

    private PolicyShape() {}

    static Optional<Rejection> broken(TwinId id, JsonObject policy) {
        return policyId(id, policy)
                .or(() -> object(id, JsonPath.of("imports"), policy.or("imports", JsonObject.EMPTY)))
                .or(() -> object(id, ENTRIES, policy.or("entries", Json.NULL)))
                .or(() -> entries(id, policy.object("entries")))
                .or(() -> lockout(id, policy));
    }

    private static Optional<Rejection> policyId(TwinId id, JsonObject policy) {
        return policy.text("policyId", "").equals(id.text())
                ? Optional.empty()
                : Shape.invalid(id, JsonPath.of("policyId"), "the id " + id.text(), policy.or("policyId", Json.NULL));
    }

    private static Optional<Rejection> entries(TwinId id, JsonObject entries) {
        for (int i = 0; i < entries.size(); i++) {
            var found = entry(id, ENTRIES.child(entries.key(i)), entries.value(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> entry(TwinId id, JsonPath at, Json value) {
        if (at.last().isEmpty() || !(value instanceof JsonObject entry)) {
            return Shape.invalid(id, at, "an entry with subjects and resources", value);
        }
        return subjects(id, at.child("subjects"), entry.or("subjects", JsonObject.EMPTY))
                .or(() -> resources(id, at.child("resources"), entry.or("resources", JsonObject.EMPTY)));
    }

    private static Optional<Rejection> subjects(TwinId id, JsonPath at, Json value) {
        if (!(value instanceof JsonObject subjects)) {
            return object(id, at, value);
        }
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.key(i).isBlank() || !(subjects.value(i) instanceof JsonObject)) {
                return Shape.invalid(id, at.child(subjects.key(i)), "a subject with an object", subjects.value(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> resources(TwinId id, JsonPath at, Json value) {
        if (!(value instanceof JsonObject resources)) {
            return object(id, at, value);
        }
        for (int i = 0; i < resources.size(); i++) {
            var found = resource(id, at.child(resources.key(i)), resources.value(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> resource(TwinId id, JsonPath at, Json value) {
        var name = at.last();
        if (!name.startsWith("thing:/") && !name.startsWith("policy:/") && !name.startsWith("message:/")) {
            return Shape.invalid(id, at, "a resource: thing:/…, policy:/… or message:/…", Json.of(name));
        }
        if (!(value instanceof JsonObject resource)) {
            return object(id, at, value);
        }
        return permissions(id, at.child("grant"), resource.or("grant", JsonArray.EMPTY))
                .or(() -> permissions(id, at.child("revoke"), resource.or("revoke", JsonArray.EMPTY)));
    }

    private static Optional<Rejection> permissions(TwinId id, JsonPath at, Json value) {
        boolean right = value instanceof JsonArray list
                && list.values().stream()
                        .allMatch(each -> each instanceof Json.Text(var text) && PERMISSIONS.contains(text));
        return right ? Optional.empty() : Shape.invalid(id, at, "a list of READ, WRITE and EXECUTE", value);
    }

    /// What a policy takes over from others is not known here, so that one which does is believed.
    private static Optional<Rejection> lockout(TwinId id, JsonObject policy) {
        boolean selfContained = policy.object("imports").isEmpty() && !refersToOthers(policy.object("entries"));
        return selfContained && PolicyOwners.of(policy).isEmpty()
                ? Optional.of(new Rejection.PolicyLockout(id))
                : Optional.empty();
    }

    private static boolean refersToOthers(JsonObject entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.value(i) instanceof JsonObject entry && entry.has("references")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Rejection> object(TwinId id, JsonPath at, Json value) {
        return value instanceof JsonObject ? Optional.empty() : Shape.invalid(id, at, "an object", value);
    }
}
