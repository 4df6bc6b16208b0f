package dev.pollux.policies;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.TwinId;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a policy document that [PolicyCheck] has let through. What it does not understand grants nothing. What other
/// policies add (imports, references, namespaces) will be resolved here, before compiling.
final class PolicyReader {

    private final List<List<Rule>> entries = new ArrayList<>();
    private final LinkedHashMap<Key, BigInteger> subjects = new LinkedHashMap<>();

    private record Key(String subject, long expiresMillis) {}

    private PolicyReader() {}

    static CompiledPolicy read(TwinId policy, JsonObject document, Interner<PolicyShape> shapes) {
        var reader = new PolicyReader();
        document.object("entries").forEach((_, entry) -> {
            if (entry instanceof JsonObject object) {
                reader.entry(object);
            }
        });
        var slots = new ArrayList<Slot>();
        reader.subjects.forEach((key, bits) -> slots.add(Slot.of(key.subject, policy, key.expiresMillis, bits)));
        return new CompiledPolicy(shapes.intern(new PolicyShape(reader.entries)), slots);
    }

    private void entry(JsonObject entry) {
        var bit = BigInteger.ZERO.setBit(entries.size());
        var rules = new ArrayList<Rule>();
        entry.object("resources").forEach((key, effect) -> rule(key, effect).ifPresent(rules::add));
        entries.add(rules);
        entry.object("subjects").forEach((subject, details) -> {
            long expires = expiry(details).map(Instant::toEpochMilli).orElse(Slot.NEVER);
            subjects.merge(new Key(subject, expires), bit, BigInteger::or);
        });
    }

    static Optional<Rule> rule(String key, Json effect) {
        if (!(effect instanceof JsonObject object)) {
            return Optional.empty();
        }
        return resource(key)
                .map(resource -> new Rule(resource, path(key), bits(object, "grant"), bits(object, "revoke")));
    }

    /// The kind before the first colon of `thing:/attributes`.
    static Optional<Resource> resource(String key) {
        return switch (key.substring(0, Math.max(0, key.indexOf(':')))) {
            case "thing" -> Optional.of(Resource.THING);
            case "policy" -> Optional.of(Resource.POLICY);
            case "message" -> Optional.of(Resource.MESSAGE);
            default -> Optional.empty();
        };
    }

    static JsonPath path(String key) {
        return JsonPath.parse(key.substring(key.indexOf(':') + 1));
    }

    private static int bits(JsonObject effect, String name) {
        int bits = 0;
        if (effect.get(name) instanceof JsonArray permissions) {
            for (var permission : permissions) {
                bits |= permission(permission).map(Rule::bit).orElse(0);
            }
        }
        return bits;
    }

    static Optional<Permission> permission(Json name) {
        for (var permission : Permission.values()) {
            if (name instanceof Json.Text(var text) && text.equals(permission.name())) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }

    /// When a subject ends; an expiry that cannot be read has passed long ago.
    static Optional<Instant> expiry(Json details) {
        if (!(details instanceof JsonObject object) || !object.has("expiry")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(object.text("expiry", "").toUpperCase(Locale.ROOT)));
        } catch (DateTimeException _) {
            return Optional.of(Instant.EPOCH);
        }
    }
}
