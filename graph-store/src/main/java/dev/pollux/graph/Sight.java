package dev.pollux.graph;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.TwinId;
import java.util.HashMap;
import java.util.Map;

/// What one caller may see of the graph, decided once per policy. Lives for one request on one thread.
final class Sight {

    private static final JsonPath NAME = JsonPath.of("attributes", "name");
    private static final JsonPath DEFINITION = JsonPath.of("definition");
    private static final JsonPath EDGES = JsonPath.of("attributes", "relationships");

    private final Gatekeeper gatekeeper;
    private final Caller caller;
    private final Map<String, Access> known = new HashMap<>();

    Sight(Gatekeeper gatekeeper, Caller caller) {
        this.gatekeeper = gatekeeper;
        this.caller = caller;
    }

    boolean everything() {
        return caller.isSystem();
    }

    boolean asset(String policy) {
        return may(policy, JsonPath.ROOT);
    }

    boolean name(String policy) {
        return may(policy, NAME);
    }

    boolean definition(String policy) {
        return may(policy, DEFINITION);
    }

    /// Whether an edge of the name may be read where it is kept: in its owner's document.
    boolean edge(String ownerPolicy, String name) {
        return may(ownerPolicy, EDGES.child(name));
    }

    boolean parentEdge(String ownerPolicy) {
        return edge(ownerPolicy, Relationships.PART_OF);
    }

    private boolean may(String policy, JsonPath path) {
        return known.computeIfAbsent(policy, this::access).partly(Permission.READ, Resource.THING, path);
    }

    private Access access(String policy) {
        return TwinId.policy(policy)
                .map(id -> gatekeeper.access(caller, id))
                .orElse(everything() ? Access.ALL : Access.NONE);
    }
}
