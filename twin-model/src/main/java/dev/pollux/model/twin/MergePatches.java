package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a merge patch comes to: applied to nothing, and without what it would not change.
final class MergePatches {

    private MergePatches() {}

    /// The document that the patch makes of nothing.
    static JsonObject applied(JsonObject patch) {
        return JsonEdit.merge(JsonObject.EMPTY, patch) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /// The same edit, a merge reduced to what differs. The merge is known to change something.
    static Edit least(JsonObject document, Edit edit) {
        if (!(edit instanceof Edit.Merge(var path, var patch, var observed))
                || !(patch instanceof JsonObject changes)
                || !(path.in(document).orElse(Json.NULL) instanceof JsonObject target)) {
            return edit;
        }
        return new Edit.Merge(path, least(target, changes), observed);
    }

    private static JsonObject least(JsonObject target, JsonObject patch) {
        var kept = JsonObject.builder();
        for (int i = 0; i < patch.size(); i++) {
            var key = patch.key(i);
            var old = target.get(key);
            var change = patch.value(i);
            if (old instanceof JsonObject inner && change instanceof JsonObject deeper) {
                var rest = least(inner, deeper);
                if (!rest.isEmpty()) {
                    kept.put(key, rest);
                }
            } else if (!changesNothing(old, change)) {
                kept.put(key, change);
            }
        }
        return kept.build();
    }

    private static boolean changesNothing(@Nullable Json old, Json change) {
        return change == Json.NULL ? old == null : change.equals(old);
    }
}
