package dev.pollux.model.testing;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes values from a seed: the same seed, the same values, on every machine. Keys are few, so that documents, paths
/// and patches meet. Not thread-safe.
public final class Gen {

    private static final List<String> KEYS =
            List.of("a", "b", "c", "temp", "value", "unit", "~x", "ü", "long key", "€");
    private static final List<String> TEXTS =
            List.of("", "on", "off", "°C", "a\"b\\c", "line\nbreak", "\u0001", "日本", "😀", "plain text", "/");

    private final SplittableRandom random;

    public Gen(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public String key() {
        return one(KEYS);
    }

    public String text() {
        return chance(80) ? one(TEXTS) : one(TEXTS) + random.nextInt(1000);
    }

    public Json plain() {
        return switch (random.nextInt(8)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextInt(-5, 5));
            case 3 -> Json.of(random.nextLong());
            case 4 -> Json.of(random.nextInt(-50, 50) / 4.0 + 0.1);
            case 5 -> Json.of(number());
            default -> Json.of(text());
        };
    }

    /// No whole numbers: Eclipse Ditto takes `4` and `4.0` for the same, we do not.
    private double number() {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : 0.1;
    }

    /// Any value, at most so many containers deep.
    public Json json(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1, 2, 3 -> object(depth - 1);
            case 4 -> array(depth - 1);
            default -> plain();
        };
    }

    /// An object whose members are at most so many containers deep.
    public JsonObject object(int depth) {
        var builder = JsonObject.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            builder.put(key(), json(depth));
        }
        return builder.build();
    }

    public JsonArray array(int depth) {
        var values = new ArrayList<Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(json(depth));
        }
        return JsonArray.of(values);
    }

    /// A path that may or may not lead somewhere; never the root.
    public JsonPath path() {
        var segments = new ArrayList<String>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            segments.add(key());
        }
        return new JsonPath(segments);
    }

    /// A path along the objects of the value, at times one step beyond them.
    public JsonPath pathIn(Json value) {
        var path = JsonPath.ROOT;
        var at = value;
        while (at instanceof JsonObject object && !object.isEmpty() && chance(75)) {
            int next = random.nextInt(object.size());
            path = path.child(object.key(next));
            at = object.value(next);
        }
        return path.isRoot() || chance(15) ? path.child(key()) : path;
    }
}
