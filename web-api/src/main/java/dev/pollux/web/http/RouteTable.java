package dev.pollux.web.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the route for a path in time proportional to its depth: a tree of segments. A literal wins over a name, a name
/// over the rest. Immutable once built.
final class RouteTable {

    sealed interface Found {
        record Matched(Route route, Map<String, String> names, List<String> rest) implements Found {}

        record NoMethod(List<String> allowed) implements Found {}

        record Nothing() implements Found {}
    }

    private static final Found NOTHING = new Found.Nothing();

    private final Node root = new Node();

    RouteTable(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        var at = root;
        var names = new ArrayList<String>();
        for (var segment : route.segments()) {
            if (segment.equals("**")) {
                at = at.rest == null ? (at.rest = new Node()) : at.rest;
            } else if (segment.startsWith("{")) {
                names.add(segment.substring(1, segment.length() - 1));
                at = at.named == null ? (at.named = new Node()) : at.named;
            } else {
                at = at.literals.computeIfAbsent(segment, _ -> new Node());
            }
        }
        if (at.lines.put(route.method(), new Line(route, names)) != null) {
            throw new IllegalStateException("two routes for " + route.method() + " " + route.template());
        }
    }

    Found find(String method, List<String> segments) {
        var taken = new ArrayList<String>(4);
        var end = descend(root, segments, 0, taken);
        if (end == null) {
            return NOTHING;
        }
        var line = end.node.lines.get(method);
        if (line == null) {
            return new Found.NoMethod(List.copyOf(new TreeSet<>(end.node.lines.keySet())));
        }
        var names = new HashMap<String, String>(4);
        for (int i = 0; i < line.names.size(); i++) {
            names.put(line.names.get(i), taken.get(i));
        }
        return new Found.Matched(line.route, names, segments.subList(end.depth, segments.size()));
    }

    private static @Nullable End descend(Node at, List<String> segments, int depth, List<String> taken) {
        if (depth == segments.size() && !at.lines.isEmpty()) {
            return new End(at, depth);
        }
        if (depth < segments.size()) {
            var literal = at.literals.get(segments.get(depth));
            var end = literal == null ? null : descend(literal, segments, depth + 1, taken);
            end = end == null && at.named != null ? named(at.named, segments, depth, taken) : end;
            if (end != null) {
                return end;
            }
        }
        return at.rest == null ? null : new End(at.rest, depth);
    }

    private static @Nullable End named(Node named, List<String> segments, int depth, List<String> taken) {
        taken.add(segments.get(depth));
        var end = descend(named, segments, depth + 1, taken);
        if (end == null) {
            taken.removeLast();
        }
        return end;
    }

    private record Line(Route route, List<String> names) {}

    private record End(Node node, int depth) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Line> lines = new HashMap<>();
        private @Nullable Node named;
        private @Nullable Node rest;
    }
}
