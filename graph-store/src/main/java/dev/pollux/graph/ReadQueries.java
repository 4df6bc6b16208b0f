package dev.pollux.graph;

import java.util.ArrayList;
import java.util.List;

/// The texts that read the graph. Only parameters carry input; depths are a fixed set of texts, as Cypher takes no
/// parameter there. There are two sets: one for the service itself, to whom every child counts, and one for everybody
/// else, whose children are counted by policy, as access is decided by policy.
final class ReadQueries {

    /// Deeper hierarchies are cut off here.
    static final int DEEPEST = 64;

    private static final List<Integer> DEPTHS = List.of(1, 3, 8, DEEPEST);

    /// What the reader needs of an asset `x`.
    private static final String ASSET = """
            {
              id: x.id, name: x.name, definition: x.definition, policy: x.policy, children: children,
              parent: [(x)-[:PART_OF]->(above:Twin) WHERE NOT above:Absent | [above.id, above.policy]]
            } AS asset
            """;

    static final ReadQueries OPEN = new ReadQueries("WITH *, [[x.policy, COUNT { (x)<-[:PART_OF]-() }]] AS children");

    static final ReadQueries GUARDED = new ReadQueries("""
            CALL (x) {
              MATCH (x)<-[:PART_OF]-(below:Twin)
              WITH below.policy AS policy, count(*) AS many
              RETURN collect([policy, many]) AS children
            }
            """);

    static final String POLICY = "MATCH (t:Twin {id: $id}) WHERE NOT t:Absent RETURN t.policy AS policy";

    static final String EDGES = """
            MATCH (t:Twin {id: $id})
            WHERE NOT t:Absent
            CALL (t) {
              MATCH (t)-[r:PART_OF|REL]->(o:Twin) WHERE NOT o:Absent RETURN r, t AS from, o AS to LIMIT $limit
              UNION
              MATCH (t)<-[r:PART_OF|REL]-(o:Twin) RETURN r, o AS from, t AS to LIMIT $limit
            }
            RETURN from.id AS source, coalesce(r.name, 'partOf') AS name, to.id AS target,
              from.policy AS owner, to.policy AS policy
            """;

    /// One step from many assets at once, in either direction, along edges of some names or (empty) of any.
    static final String STEP = """
            MATCH (t:Twin)-[r:PART_OF|REL]-(o:Twin)
            WHERE t.id IN $ids AND NOT o:Absent
              AND (size($names) = 0 OR coalesce(r.name, 'partOf') IN $names)
            RETURN t.id AS near, o.id AS far, coalesce(r.name, 'partOf') AS name,
              startNode(r).policy AS owner, o.policy AS policy
            LIMIT $limit
            """;

    private static final String ANCESTORS = """
            MATCH way = (t:Twin {id: $id})-[:PART_OF*0..64]->(x:Twin)
            WHERE NOT x:Absent
            WITH x, length(way) AS steps
            COUNT
            WITH x, steps, children ORDER BY steps
            RETURN ASSET
            """;

    private static final String CHILDREN = """
            UNWIND $parents AS row
            MATCH (p:Twin {id: row.id})
            WHERE NOT p:Absent
            CALL (p, row) {
              MATCH (p)<-[:PART_OF]-(x:Twin)
              WHERE x.id > row.after
              WITH x ORDER BY x.id LIMIT $limit
              COUNT
              WITH x.id AS place, ASSET ORDER BY place
              RETURN collect(asset) AS assets
            }
            RETURN p.id AS parent, p.policy AS policy, assets
            """;

    private static final String ROOTS = """
            CALL () {
              MATCH (x:Root) WHERE x.id > $after RETURN x ORDER BY x.id LIMIT $limit
              UNION
              MATCH (:Absent)<-[:PART_OF]-(x:Twin) WHERE x.id > $after RETURN x ORDER BY x.id LIMIT $limit
            }
            WITH x ORDER BY x.id LIMIT $limit
            COUNT
            WITH x.id AS place, ASSET ORDER BY place
            RETURN asset
            """;

    private static final String ASSETS = """
            UNWIND $ids AS id
            MATCH (x:Twin {id: id})
            WHERE NOT x:Absent
            COUNT
            RETURN ASSET
            """;

    private final String ancestors;
    private final String children;
    private final String roots;
    private final String assets;
    private final List<String> descendants;

    private ReadQueries(String count) {
        this.ancestors = text(ANCESTORS, count);
        this.children = text(CHILDREN, count);
        this.roots = text(ROOTS, count);
        this.assets = text(ASSETS, count);
        this.descendants =
                DEPTHS.stream().map(depth -> descendantsTo(depth, count)).toList();
    }

    private static String descendantsTo(int depth, String count) {
        return text("""
                MATCH way = (t:Twin {id: $id})<-[:PART_OF*1..DEPTH]-(x:Twin)
                WHERE length(way) <= $depth AND x.id > $after AND x <> t
                WITH DISTINCT x ORDER BY x.id LIMIT $limit
                COUNT
                WITH x.id AS place, ASSET ORDER BY place
                RETURN asset
                """.replace("DEPTH", Integer.toString(depth)), count);
    }

    private static String text(String query, String count) {
        return query.replace("COUNT\n", count + "\n").replace("ASSET", ASSET.strip());
    }

    /// Starts at the asset itself.
    String ancestors() {
        return ancestors;
    }

    String children() {
        return children;
    }

    /// An asset whose parent does not exist stands at the top too.
    String roots() {
        return roots;
    }

    String assets() {
        return assets;
    }

    /// The text that looks at least so deep; it filters by `$depth` itself.
    String descendants(int depth) {
        for (int i = 0; i < DEPTHS.size(); i++) {
            if (DEPTHS.get(i) >= depth) {
                return descendants.get(i);
            }
        }
        return descendants.getLast();
    }

    /// Every text, for planning them before they are needed.
    static List<String> all() {
        var all = new ArrayList<>(List.of(POLICY, EDGES, STEP));
        for (var set : List.of(OPEN, GUARDED)) {
            all.addAll(List.of(set.ancestors, set.children, set.roots, set.assets));
            all.addAll(set.descendants);
        }
        return all;
    }
}
