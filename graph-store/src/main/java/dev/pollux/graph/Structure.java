package dev.pollux.graph;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the graph holds of one twin: what changes seldom, and the edges it owns. `parent` is empty when it has none;
/// the
/// edge to the parent is not among the edges.
record Structure(
        String id, String name, String definition, String policy, String parent, Set<Relationships.Edge> edges) {

    private static final List<JsonPath> SLOW = List.of(
            JsonPath.of("definition"),
            JsonPath.of("policyId"),
            JsonPath.of("attributes", "name"),
            JsonPath.of("attributes", "relationships"));

    static Structure of(Twin twin) {
        var parent = Relationships.parent(twin).map(TwinId::text).orElse("");
        var edges = new LinkedHashSet<>(Relationships.of(twin));
        edges.removeIf(edge -> isParentEdge(edge, parent));
        return new Structure(
                twin.id().text(),
                twin.document().object("attributes").text("name", twin.id().name()),
                twin.document().text("definition", ""),
                twin.policyId().text(),
                parent,
                edges);
    }

    private static boolean isParentEdge(Relationships.Edge edge, String parent) {
        return edge.name().equals(Relationships.PART_OF) && edge.target().text().equals(parent);
    }

    /// True when the event may change what the graph holds; most do not.
    static boolean isTouchedBy(TwinEvent event) {
        return switch (event) {
            case TwinEvent.Changed changed -> changed.edits().stream().anyMatch(Structure::isTouchedBy);
            case TwinEvent.CommandMoved _, TwinEvent.DeviceSeen _ -> false;
        };
    }

    private static boolean isTouchedBy(Edit edit) {
        return switch (edit) {
            case Edit.Put(var path, var _, var _) -> SLOW.stream().anyMatch(slow -> overlap(path, slow));
            case Edit.Remove(var path, var _) -> SLOW.stream().anyMatch(slow -> overlap(path, slow));
            case Edit.Merge(var path, var patch, var _) ->
                SLOW.stream().anyMatch(slow -> overlap(path, slow) && reaches(path, patch, slow));
            case Edit.Late _ -> false;
        };
    }

    private static boolean overlap(JsonPath path, JsonPath slow) {
        return slow.startsWith(path) || path.startsWith(slow);
    }

    /// Whether a patch at a path above the slow one says anything about it. (A twin is never made by a patch: its first
    /// edit puts the whole document.)
    private static boolean reaches(JsonPath path, Json patch, JsonPath slow) {
        if (path.depth() >= slow.depth() || !(patch instanceof JsonObject object)) {
            return true;
        }
        Json at = object;
        for (int i = path.depth(); i < slow.depth(); i++) {
            if (!(at instanceof JsonObject here)) {
                return true;
            }
            var next = here.get(slow.segment(i));
            if (next == null) {
                return false;
            }
            at = next;
        }
        return true;
    }
}
