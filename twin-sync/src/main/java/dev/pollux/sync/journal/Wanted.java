package dev.pollux.sync.journal;

import dev.pollux.model.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a document that a reader wants: everything below this place, or what some of its members lead to.
final class Wanted {

    private final Map<String, Wanted> members = new HashMap<>();
    private boolean everything;

    private Wanted() {}

    static Wanted of(List<JsonPath> paths) {
        var root = new Wanted();
        for (var path : paths) {
            var at = root;
            for (var segment : path.segments()) {
                at = at.members.computeIfAbsent(segment, _ -> new Wanted());
            }
            at.everything = true;
        }
        return root;
    }

    boolean isEverything() {
        return everything;
    }

    /// Null when nothing of the member is wanted.
    @Nullable
    Wanted member(String key) {
        return members.get(key);
    }
}
