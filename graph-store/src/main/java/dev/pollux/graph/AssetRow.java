package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.twin.TwinId;
import dev.pollux.model.twin.TwinId.Kind;
import java.util.List;
import org.neo4j.driver.Value;

/// One asset as a query returned it, before anybody's access is applied.
record AssetRow(TwinId id, String name, String definition, String policy, List<Value> parent, List<Value> children) {

    static AssetRow of(Value row) {
        return new AssetRow(
                id(row.get("id").asString()),
                row.get("name").asString(""),
                row.get("definition").asString(""),
                row.get("policy").asString(""),
                row.get("parent").asList(value -> value),
                row.get("children").asList(value -> value));
    }

    static TwinId id(String text) {
        return TwinId.thing(text).orElseThrow(() -> new IllegalStateException("no id stands in the graph: " + text));
    }

    boolean visible(Sight sight) {
        return sight.asset(policy);
    }

    Asset asset(Sight sight) {
        return new Asset(
                id,
                sight.name(policy) ? name : id.name(),
                sight.definition(policy) ? definition : "",
                parentFor(sight),
                TwinId.policy(policy).orElseGet(() -> id.as(Kind.POLICY)),
                childrenFor(sight));
    }

    private String parentFor(Sight sight) {
        if (parent.isEmpty() || !sight.parentEdge(policy)) {
            return "";
        }
        var above = parent.getFirst();
        return sight.asset(above.get(1).asString("")) ? above.get(0).asString() : "";
    }

    private int childrenFor(Sight sight) {
        long count = 0;
        for (var group : children) {
            var childPolicy = group.get(0).asString("");
            if (sight.everything() || sight.asset(childPolicy) && sight.parentEdge(childPolicy)) {
                count += group.get(1).asLong();
            }
        }
        return Math.toIntExact(count);
    }
}
