package dev.pollux.policies;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Small random policies, paths and documents over few words, so that rules meet often.
final class RandomPolicies {

    static final List<String> SUBJECTS = List.of("t:ann", "t:bob", "t:cid");
    private static final List<String> WORDS = List.of("a", "b", "c");
    private static final List<String> TYPES = List.of("thing", "thing", "thing", "policy", "message");
    private static final List<String> PERMISSIONS = List.of("READ", "WRITE", "EXECUTE");

    private final SplittableRandom random;

    RandomPolicies(long seed) {
        random = new SplittableRandom(seed);
    }

    JsonObject policy() {
        var entries = JsonObject.builder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            entries.put("entry" + i, entry());
        }
        return JsonObject.of("policyId", Json.of("org.acme:p"), "entries", entries.build());
    }

    private Json entry() {
        var subjects = JsonObject.builder();
        subjects().forEach(subject -> subjects.put(subject, JsonObject.of("type", Json.of("test"))));
        var resources = JsonObject.builder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            resources.put(pick(TYPES) + ":" + path(3), effect());
        }
        return JsonObject.of("subjects", subjects.build(), "resources", resources.build());
    }

    private Json effect() {
        var grant = new ArrayList<Json>();
        var revoke = new ArrayList<Json>();
        for (var permission : PERMISSIONS) {
            switch (random.nextInt(4)) {
                case 0, 1 -> grant.add(Json.of(permission));
                case 2 -> revoke.add(Json.of(permission));
                default -> {}
            }
        }
        return JsonObject.of("grant", JsonArray.of(grant), "revoke", JsonArray.of(revoke));
    }

    /// One to three different subjects.
    List<String> subjects() {
        var chosen = new ArrayList<>(SUBJECTS);
        while (chosen.size() > 1 && random.nextInt(3) > 0) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        return chosen;
    }

    JsonPath path(int depth) {
        var path = JsonPath.ROOT;
        int length = random.nextInt(depth + 1);
        for (int i = 0; i < length; i++) {
            path = path.child(pick(WORDS));
        }
        return path;
    }

    JsonObject object(int depth) {
        var object = JsonObject.builder();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.put(pick(WORDS), value(depth - 1));
        }
        return object.build();
    }

    private Json value(int depth) {
        return switch (depth > 0 ? random.nextInt(7) : random.nextInt(4)) {
            case 0 -> Json.of(random.nextInt(100));
            case 1 -> Json.of("text");
            case 2 -> Json.of(true);
            case 3 -> Json.NULL;
            case 4 -> array(depth);
            default -> object(depth);
        };
    }

    private Json array(int depth) {
        var values = new ArrayList<Json>();
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            values.add(value(depth - 1));
        }
        return JsonArray.of(values);
    }

    String permission() {
        return pick(PERMISSIONS);
    }

    String type() {
        return pick(TYPES);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
