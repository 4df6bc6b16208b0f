package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinFields;
import dev.pollux.model.twin.TwinId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The same answers as the index, worked out plainly from all documents.
final class BruteForce {

    private static final Set<String> OPEN = Set.of("thingId", "_revision", "_modified", "namespace");

    private final Map<TwinId, Twin> twins = new HashMap<>();
    private final Gatekeeper gatekeeper;
    private final Caller caller;

    BruteForce(List<Twin> all, Gatekeeper gatekeeper, Caller caller) {
        all.forEach(twin -> twins.put(twin.id(), twin));
        this.gatekeeper = gatekeeper;
        this.caller = caller;
    }

    List<TwinId> search(Query query) {
        return twins.values().stream()
                .filter(twin -> matches(twin, query))
                .sorted(order(query.sort()))
                .map(Twin::id)
                .toList();
    }

    private boolean matches(Twin twin, Query query) {
        var access = gatekeeper.access(caller, twin.policyId());
        return access.partly(Permission.READ, Resource.THING, JsonPath.ROOT)
                && (query.namespaces().isEmpty()
                        || query.namespaces().contains(twin.id().namespace()))
                && (query.below().isEmpty() || isBelow(twin, query.below(), access))
                && holds(query.filter(), true, new TwinFields(twin), access);
    }

    private boolean isBelow(Twin twin, List<TwinId> assets, Access access) {
        var met = new HashSet<TwinId>();
        var parent = Relationships.parent(twin);
        while (parent.isPresent() && !assets.contains(parent.get()) && met.add(parent.get())) {
            parent = Optional.ofNullable(twins.get(parent.get())).flatMap(Relationships::parent);
        }
        return parent.filter(assets::contains).isPresent()
                && access.partly(
                        Permission.READ, Resource.THING, JsonPath.parse("/attributes/relationships/partOf/target"));
    }

    /// Whether the filter (wanted) or its opposite (not wanted) holds, nothing being known of what is hidden.
    private static boolean holds(Rql filter, boolean wanted, Fields fields, Access access) {
        return switch (filter) {
            case Rql.And(var parts) when wanted -> parts.stream().allMatch(part -> holds(part, true, fields, access));
            case Rql.And(var parts) -> parts.stream().anyMatch(part -> holds(part, false, fields, access));
            case Rql.Or(var parts) when wanted -> parts.stream().anyMatch(part -> holds(part, true, fields, access));
            case Rql.Or(var parts) -> parts.stream().allMatch(part -> holds(part, false, fields, access));
            case Rql.Not(var part) -> holds(part, !wanted, fields, access);
            case Rql.Exists(var path) -> seesSome(access, path) && RqlEvaluator.holds(filter, fields) == wanted;
            case Rql.Empty(var path) -> seesAll(access, path) && RqlEvaluator.holds(filter, fields) == wanted;
            case Rql.Compare(var _, var path, var _) ->
                seesAll(access, path) && RqlEvaluator.holds(filter, fields) == wanted;
            case Rql.In(var path, var _) -> seesAll(access, path) && RqlEvaluator.holds(filter, fields) == wanted;
            case Rql.Like(var path, var _, var _) ->
                seesAll(access, path) && RqlEvaluator.holds(filter, fields) == wanted;
        };
    }

    private static boolean seesSome(Access access, JsonPath path) {
        return isOpen(path) || access.partly(Permission.READ, Resource.THING, path);
    }

    private static boolean seesAll(Access access, JsonPath path) {
        return isOpen(path) || access.whole(Permission.READ, Resource.THING, path);
    }

    private static boolean isOpen(JsonPath path) {
        return path.depth() == 1 && OPEN.contains(path.last());
    }

    private Comparator<Twin> order(List<Sort> sort) {
        Comparator<Twin> order = (_, _) -> 0;
        for (var key : sort) {
            Comparator<Twin> next = Comparator.comparing(twin -> sortable(twin, key.path()), BruteForce::compare);
            order = order.thenComparing(key.ascending() ? next : next.reversed());
        }
        return order.thenComparing(twin -> twin.id().text());
    }

    private Json sortable(Twin twin, JsonPath path) {
        var access = gatekeeper.access(caller, twin.policyId());
        boolean seen = seesAll(access, path);
        return seen ? new TwinFields(twin).at(path).orElse(Json.NULL) : Json.NULL;
    }

    private static int compare(Json a, Json b) {
        if (rank(a) != rank(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        if (a instanceof Json.Text(var x) && b instanceof Json.Text(var y)) {
            return x.compareTo(y);
        }
        if (a instanceof Json.Bool(var x) && b instanceof Json.Bool(var y)) {
            return Boolean.compare(x, y);
        }
        return rank(a) == 1 ? Double.compare(number(a), number(b)) : 0;
    }

    private static int rank(Json value) {
        return switch (value) {
            case Json.Null _ -> 0;
            case Json.Int _, Json.Dec _ -> 1;
            case Json.Text _ -> 2;
            case JsonObject _ -> 3;
            case JsonArray _ -> 4;
            case Json.Bool _ -> 5;
        };
    }

    private static double number(Json value) {
        return switch (value) {
            case Json.Int(var whole) -> whole;
            case Json.Dec(var decimal) -> decimal + 0.0;
            default -> 0;
        };
    }
}
