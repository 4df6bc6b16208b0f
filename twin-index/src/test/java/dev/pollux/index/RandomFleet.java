package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Random documents, edits and filters over few words, so that they meet often. Everything a document may hold occurs:
/// lists on the way, long texts, nulls, empty objects, numbers of both kinds.
final class RandomFleet {

    static final List<String> POLICIES = List.of("all", "features", "one", "hidden", "writer", "deep");
    private static final List<String> NAMESPACES = List.of("org.acme", "org.acme.x", "zeta");
    private static final List<String> PLACES = List.of(
            "/attributes",
            "/attributes/a",
            "/attributes/a",
            "/attributes/a/b",
            "/attributes/a/c",
            "/attributes/n",
            "/attributes/n",
            "/attributes/n",
            "/attributes/tags",
            "/features",
            "/features/t",
            "/features/t/properties",
            "/features/t/properties/v",
            "/features/t/properties/v",
            "/features/t/properties/v",
            "/features/t/properties/v/w",
            "/definition");
    private static final List<String> BESIDE =
            List.of("/_revision", "/_modified", "/_metadata/x", "/thingId", "/policyId", "/namespace");
    private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "Ab", "ä*", "a?c", "x".repeat(300));

    private final SplittableRandom random;
    private final int twins;

    RandomFleet(long seed, int twins) {
        this.random = new SplittableRandom(seed);
        this.twins = twins;
    }

    SplittableRandom random() {
        return random;
    }

    TwinId id() {
        int number = random.nextInt(twins);
        return new TwinId(TwinId.Kind.THING, NAMESPACES.get(number % NAMESPACES.size()), "twin-" + number);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    JsonObject document(TwinId id) {
        return JsonObject.builder()
                .put("thingId", id.text())
                .put("policyId", "policies:" + pick(POLICIES))
                .put("attributes", attributes())
                .put("features", JsonObject.of("t", JsonObject.of("properties", object(2))))
                .build();
    }

    private JsonObject attributes() {
        var attributes = object(3);
        return random.nextInt(3) == 0
                ? attributes
                : attributes.with(
                        "relationships", JsonObject.of("partOf", JsonObject.of("target", Json.of(id().text()))));
    }

    /// One to three edits, now and then of the kind that makes, moves or ends a twin.
    List<Edit> edits(TwinId id, boolean exists) {
        if (!exists || random.nextInt(25) == 0) {
            return List.of(new Edit.Put(JsonPath.ROOT, document(id), Instant.EPOCH));
        }
        if (random.nextInt(30) == 0) {
            return List.of(new Edit.Remove(JsonPath.ROOT, Instant.EPOCH));
        }
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> edit()).toList();
    }

    private Edit edit() {
        var path = JsonPath.parse(pick(PLACES));
        return switch (random.nextInt(12)) {
            case 0 -> new Edit.Remove(path, Instant.EPOCH);
            case 1, 2 -> new Edit.Merge(path, path.depth() < 3 ? object(3) : value(2), Instant.EPOCH);
            case 3 -> new Edit.Late(path, value(1), Instant.EPOCH);
            case 4 ->
                new Edit.Put(
                        JsonPath.parse("/attributes/relationships/partOf/target"), Json.of(id().text()), Instant.EPOCH);
            case 5 -> new Edit.Put(JsonPath.of("policyId"), Json.of("policies:" + pick(POLICIES)), Instant.EPOCH);
            default -> new Edit.Put(path, fits(path), Instant.EPOCH);
        };
    }

    private Json fits(JsonPath path) {
        return path.depth() == 1 || path.depth() < 4 && path.segment(0).equals("features") ? object(2) : value(2);
    }

    JsonObject object(int depth) {
        var object = JsonObject.builder();
        for (var key : List.of("a", "b", "c", "n", "v", "w", "tags")) {
            if (random.nextInt(3) == 0) {
                object.put(key, value(depth - 1));
            }
        }
        return object.build();
    }

    Json value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1 -> Json.of(random.nextInt(-3, 6));
            case 2 -> Json.of(random.nextInt(-6, 12) / 2.0);
            case 3, 4 -> Json.of(pick(TEXTS));
            case 5 -> Json.of(random.nextBoolean());
            case 6 -> Json.NULL;
            case 7, 8 -> object(depth);
            default -> array(depth);
        };
    }

    private Json array(int depth) {
        return JsonArray.of(list(random.nextInt(4), () -> value(depth - 1)));
    }

    private static <T> List<T> list(int size, Supplier<T> each) {
        var list = new ArrayList<T>();
        for (int i = 0; i < size; i++) {
            list.add(each.get());
        }
        return list;
    }

    JsonPath path() {
        return JsonPath.parse(pick(random.nextInt(6) == 0 ? BESIDE : PLACES));
    }

    Rql filter(int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        return switch (kind) {
            case 0, 1 -> new Rql.Compare(pick(List.of(Operator.values())), path(), value(0));
            case 2 -> new Rql.In(path(), list(1 + random.nextInt(3), () -> value(0)));
            case 3 ->
                new Rql.Like(path(), pick(List.of("a*", "*b*", "*c", "?", "a*c", "*", "", "org*")), kind % 2 == 0);
            case 4 -> new Rql.Exists(path());
            case 5 -> new Rql.Empty(path());
            case 6 -> new Rql.And(list(random.nextInt(3), () -> filter(depth - 1)));
            case 7 -> new Rql.Or(list(1 + random.nextInt(2), () -> filter(depth - 1)));
            default -> new Rql.Not(filter(depth - 1));
        };
    }

    List<String> namespaces() {
        return random.nextInt(4) == 0 ? List.of(pick(NAMESPACES)) : List.of();
    }

    List<TwinId> below() {
        return random.nextInt(3) == 0 ? list(1 + random.nextInt(2), this::id) : List.of();
    }
}
