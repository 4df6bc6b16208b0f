package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;

/// The keys of a thing: not empty, no slash, no control character, as Eclipse Ditto demands. Only what comes in is
/// looked at. Policies are free, since their keys are subjects and resources.
final class Keys {

    private static final String EXPECTED = "a key without slash or control character";

    private Keys() {}

    static Optional<Rejection> broken(TwinId id, JsonPath path, Json incoming) {
        if (id.kind() == TwinId.Kind.POLICY) {
            return Optional.empty();
        }
        for (var segment : path.segments()) {
            if (!isKey(segment)) {
                return Optional.of(new Rejection.Malformed(Rejection.Part.PATH, "'" + segment + "' is no key"));
            }
        }
        return broken(incoming).map(key -> new Rejection.InvalidValue(id, path, EXPECTED, "'" + key + "'"));
    }

    private static Optional<String> broken(Json value) {
        return switch (value) {
            case JsonObject object -> broken(object);
            case JsonArray array -> broken(array);
            case Json.Null _, Json.Bool _, Json.Int _, Json.Dec _, Json.Text _ -> Optional.empty();
        };
    }

    private static Optional<String> broken(JsonObject object) {
        for (int i = 0; i < object.size(); i++) {
            var found = isKey(object.key(i)) ? broken(object.value(i)) : Optional.of(object.key(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> broken(JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
            var found = broken(array.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < ' ' || c == '/' || c == 0x7F) {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
