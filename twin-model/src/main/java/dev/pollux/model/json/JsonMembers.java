package dev.pollux.model.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Members of an object while it is built: linear for few, hashed for many (Java's hash map falls back to trees where
/// hashes collide, so that no choice of keys makes it slow). A removed member leaves a hole until the object is made.
final class JsonMembers {

    private static final int LINEAR = 16;

    private String[] keys = new String[8];
    private @Nullable Json[] values = new Json[8];
    private int used;
    private int holes;
    private final Map<String, Integer> places = new HashMap<>(0);

    void put(String key, Json value) {
        int at = find(key);
        if (at >= 0) {
            holes -= values[at] == null ? 1 : 0;
            values[at] = value;
            return;
        }
        if (used == keys.length) {
            keys = Arrays.copyOf(keys, used * 2);
            values = Arrays.copyOf(values, used * 2);
        }
        keys[used] = key;
        values[used] = value;
        used++;
        remember();
    }

    void remove(String key) {
        int at = find(key);
        if (at >= 0 && values[at] != null) {
            values[at] = null;
            holes++;
        }
    }

    int size() {
        return used - holes;
    }

    private int find(String key) {
        if (used > LINEAR) {
            return places.getOrDefault(key, -1);
        }
        for (int i = 0; i < used; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void remember() {
        if (used == LINEAR + 1) {
            for (int i = 0; i < used; i++) {
                places.put(keys[i], i);
            }
        } else if (used > LINEAR) {
            places.put(keys[used - 1], used - 1);
        }
    }

    JsonObject build() {
        var names = new String[size()];
        var members = new Json[size()];
        int next = 0;
        for (int i = 0; i < used; i++) {
            if (values[i] != null) {
                names[next] = keys[i];
                members[next++] = Objects.requireNonNull(values[i]);
            }
        }
        return JsonObject.owning(JsonKeys.shared(names), members);
    }
}
