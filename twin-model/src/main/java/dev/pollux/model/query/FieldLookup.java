package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the value of a field the way a condition sees it: a path that meets an array goes on in each of its elements,
/// and what it finds there is an array again.
final class FieldLookup {

    private FieldLookup() {}

    static Optional<Json> in(Json root, JsonPath path) {
        var at = root;
        for (int depth = 0; depth < path.depth(); depth++) {
            if (at instanceof JsonArray array) {
                return inElements(array, path, depth);
            }
            var next = at instanceof JsonObject object ? object.get(path.segment(depth)) : null;
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private static Optional<Json> inElements(JsonArray array, JsonPath path, int depth) {
        List<Json> found = new ArrayList<>();
        var rest = path.below(depth);
        for (var element : array) {
            in(element, rest).ifPresent(found::add);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(JsonArray.of(found));
    }
}
