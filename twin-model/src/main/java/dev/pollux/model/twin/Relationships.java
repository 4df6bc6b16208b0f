package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The edges a twin owns, read from its document. `/attributes/relationships/{name}` is either one edge, an object
/// with a `target`, or several: an object whose members are edges, keyed by the target's id unless they name a
/// `target`. Members that name no valid id are no edges.
public final class Relationships {

    /// The edge that makes the hierarchy.
    public static final String PART_OF = "partOf";

    /// An edge from the twin that owns it.
    public record Edge(String name, TwinId target) {}

    private Relationships() {}

    public static List<Edge> of(Twin twin) {
        var edges = new ArrayList<Edge>();
        twin.relationships().forEach((name, value) -> {
            if (value instanceof JsonObject object) {
                collect(name, object, edges);
            }
        });
        return edges;
    }

    /// The asset this twin is a part of.
    public static Optional<TwinId> parent(Twin twin) {
        return target(twin.relationships().object(PART_OF));
    }

    private static void collect(String name, JsonObject value, List<Edge> edges) {
        if (value.has("target")) {
            target(value).ifPresent(id -> edges.add(new Edge(name, id)));
            return;
        }
        value.forEach((key, member) -> {
            var named = member instanceof JsonObject object ? target(object) : Optional.<TwinId>empty();
            named.or(() -> TwinId.thing(key)).ifPresent(id -> edges.add(new Edge(name, id)));
        });
    }

    private static Optional<TwinId> target(JsonObject edge) {
        return edge.get("target") instanceof Json.Text(var id) ? TwinId.thing(id) : Optional.empty();
    }
}
