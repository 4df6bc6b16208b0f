package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.GraphUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/// Looks for a shortest path from both ends at once, over assets and edges that the caller may see and no others: the
/// database's own search knows no access. The smaller front takes the next step. Gives up when a front grows too wide.
final class PathFinder {

    private static final int MOST_HOPS = 32;
    private static final int WIDEST_STEP = 20_000;
    private static final int MOST_ASSETS = 100_000;

    private final Function<Map<String, Object>, List<Record>> step;
    private final Sight sight;
    private final List<String> names;

    PathFinder(Function<Map<String, Object>, List<Record>> step, Sight sight, List<String> names) {
        this.step = step;
        this.sight = sight;
        this.names = names;
    }

    /// All that was reached from one end: each asset with the one it was reached from (the end itself: with itself).
    private static final class Front {
        final Map<String, String> from = new HashMap<>();
        List<String> edge;

        Front(String end) {
            from.put(end, end);
            edge = List.of(end);
        }
    }

    /// The ids from one end to the other, or nothing.
    List<String> find(String start, String end, int hops) {
        if (start.equals(end)) {
            return List.of(start);
        }
        var left = new Front(start);
        var right = new Front(end);
        for (int hop = 0; hop < Math.min(hops, MOST_HOPS); hop++) {
            boolean fromLeft = left.edge.size() <= right.edge.size();
            var near = fromLeft ? left : right;
            var meeting = advance(near, fromLeft ? right : left);
            if (meeting != null) {
                return join(left, meeting, right);
            }
            if (near.edge.isEmpty()) {
                return List.of();
            }
        }
        return List.of();
    }

    private @Nullable String advance(Front near, Front far) {
        var rows = step.apply(Map.of("ids", near.edge, "names", names, "limit", WIDEST_STEP));
        if (rows.size() == WIDEST_STEP || near.from.size() > MOST_ASSETS) {
            throw new GraphUnavailable("the graph is too wide here to look for a path");
        }
        var reached = new LinkedHashMap<String, String>();
        for (var row : rows) {
            var id = row.get("far").asString();
            if (!near.from.containsKey(id) && visible(row)) {
                reached.putIfAbsent(id, row.get("near").asString());
            }
        }
        near.from.putAll(reached);
        near.edge = new ArrayList<>(reached.keySet());
        return near.edge.stream().filter(far.from::containsKey).findFirst().orElse(null);
    }

    private boolean visible(Record row) {
        return sight.asset(row.get("policy").asString(""))
                && sight.edge(row.get("owner").asString(""), row.get("name").asString());
    }

    private static List<String> join(Front left, String meeting, Front right) {
        var path = new LinkedList<String>();
        path.add(meeting);
        for (var at = meeting; !origin(left, at).equals(at); at = origin(left, at)) {
            path.addFirst(origin(left, at));
        }
        for (var at = meeting; !origin(right, at).equals(at); at = origin(right, at)) {
            path.addLast(origin(right, at));
        }
        return path;
    }

    private static String origin(Front front, String id) {
        return front.from.getOrDefault(id, id);
    }
}
