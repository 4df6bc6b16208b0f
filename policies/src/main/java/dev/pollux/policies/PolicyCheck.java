package dev.pollux.policies;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Judges a policy document before it is stored: its form, the words in it, and that somebody can change it later.
/// Parts that would narrow or widen rights but are not enforced yet are refused rather than overlooked.
final class PolicyCheck {

    private static final Set<String> IMPORTABLE = Set.of("implicit", "explicit", "never");

    private final TwinId policy;
    private final Instant now;
    private final List<Rejection> found = new ArrayList<>();

    PolicyCheck(TwinId policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    List<Rejection> check(JsonObject document) {
        unsupported(document, "imports");
        var entries = document.get("entries");
        if (!(entries instanceof JsonObject object)) {
            wrong(JsonPath.of("entries"), "an object of entries", entries == null ? Json.NULL : entries);
            return List.copyOf(found);
        }
        object.forEach(this::entry);
        if (found.isEmpty() && isLockout(document)) {
            found.add(new Rejection.PolicyLockout(policy));
        }
        return List.copyOf(found);
    }

    private void entry(String label, Json entry) {
        var path = JsonPath.of("entries", label);
        if (label.isEmpty() || !(entry instanceof JsonObject object)) {
            wrong(path, "an entry with subjects and resources", entry);
            return;
        }
        unsupported(object, "references");
        unsupported(object, "namespaces");
        members(path, object, "subjects", this::subject);
        members(path, object, "resources", this::resource);
        var importable = object.text("importable", "implicit");
        if (!IMPORTABLE.contains(importable)) {
            wrong(path.child("importable"), "implicit, explicit or never", Json.of(importable));
        }
    }

    private interface Member {
        void check(JsonPath path, String key, Json value);
    }

    private void members(JsonPath entry, JsonObject object, String name, Member member) {
        var path = entry.child(name);
        switch (object.get(name)) {
            case JsonObject members -> members.forEach((key, value) -> member.check(path.child(key), key, value));
            case null -> wrong(path, "an object", Json.NULL);
            case Json other -> wrong(path, "an object", other);
        }
    }

    private void subject(JsonPath path, String key, Json details) {
        if (key.indexOf(':') < 1 || key.endsWith(":") || !(details instanceof JsonObject object)) {
            wrong(path, "issuer:subject with an object", details);
            return;
        }
        var expiry = object.get("expiry");
        if (expiry != null && !isInstant(expiry)) {
            wrong(path.child("expiry"), "an ISO-8601 instant", expiry);
        }
    }

    private static boolean isInstant(Json expiry) {
        try {
            return expiry instanceof Json.Text(var text) && Instant.parse(text).toEpochMilli() < Slot.NEVER;
        } catch (DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private void resource(JsonPath path, String key, Json effect) {
        boolean named = PolicyReader.resource(key).isPresent() && key.startsWith("/", key.indexOf(':') + 1);
        if (!named || PolicyReader.path(key).segments().contains("")) {
            wrong(path, "thing:/…, policy:/… or message:/…", Json.of(key));
        }
        if (!(effect instanceof JsonObject object)) {
            wrong(path, "an object with grant and revoke", effect);
            return;
        }
        permissions(path, object, "grant");
        permissions(path, object, "revoke");
    }

    private void permissions(JsonPath path, JsonObject effect, String name) {
        switch (effect.get(name)) {
            case JsonArray names -> {
                for (var permission : names) {
                    if (PolicyReader.permission(permission).isEmpty()) {
                        wrong(path.child(name), "READ, WRITE or EXECUTE", permission);
                    }
                }
            }
            case null -> {}
            case Json other -> wrong(path.child(name), "an array of permissions", other);
        }
    }

    /// Somebody whose subject never expires must be able to write the whole policy.
    private boolean isLockout(JsonObject document) {
        var compiled = PolicyReader.read(policy, document, new Interner<>());
        return compiled.slots().stream().filter(slot -> !slot.expires()).noneMatch(slot -> {
            var subject = slot.endsInOwnId() ? slot.text() + policy.text() : slot.text();
            return compiled.access(List.of(subject), policy, now.toEpochMilli(), new Interner<>())
                    .whole(Permission.WRITE, Resource.POLICY, JsonPath.ROOT);
        });
    }

    private void unsupported(JsonObject object, String name) {
        var value = object.get(name);
        boolean absent =
                value == null || value == Json.NULL || value.equals(JsonObject.EMPTY) || value.equals(JsonArray.EMPTY);
        if (!absent) {
            found.add(new Rejection.NotSupported("policy " + name));
        }
    }

    private void wrong(JsonPath path, String expected, Json got) {
        var text = got.text();
        found.add(new Rejection.InvalidValue(
                policy, path, expected, text.length() > 100 ? text.substring(0, 100) + "…" : text));
    }
}
