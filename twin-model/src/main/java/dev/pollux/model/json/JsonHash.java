package dev.pollux.model.json;

/// A 64-bit fingerprint of a JSON value: the same in every process, whatever the order of keys, and unlike for values
/// that differ in type (`1`, `1.0`, `"1"`) or in which key holds what. Good against accidents, not against somebody
/// who looks for collisions. Linear in the size of the value.
public final class JsonHash {

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private JsonHash() {}

    public static long of(Json value) {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> array(array);
            case Json.Text(var text) -> mix(3, of(text));
            case Json.Int(var number) -> mix(4, number);
            case Json.Dec(var number) -> mix(5, Double.doubleToLongBits(number));
            case Json.Bool(var truth) -> mix(6, truth ? 1 : 2);
            case Json.Null _ -> mix(7, 0);
        };
    }

    /// The fingerprint of a text, by its UTF-16 units.
    public static long of(String text) {
        long hash = SEED ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    /// The fingerprint of two things in this order.
    public static long mix(long first, long second) {
        return mix(mix(first + SEED) * 31 + second);
    }

    private static long object(JsonObject object) {
        long sum = object.size();
        for (int i = 0; i < object.size(); i++) {
            sum += mix(of(object.key(i)), of(object.value(i)));
        }
        return mix(1, sum);
    }

    private static long array(JsonArray array) {
        long hash = array.size();
        for (int i = 0; i < array.size(); i++) {
            hash = mix(hash, of(array.get(i)));
        }
        return mix(2, hash);
    }

    /// David Stafford's variant 13 of the 64-bit finalizer: every input bit reaches every output bit.
    private static long mix(long bits) {
        long z = bits;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
