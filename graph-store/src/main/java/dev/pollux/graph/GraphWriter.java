package dev.pollux.graph;

import dev.pollux.model.port.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Brings twins into the graph, one batch a transaction. Stateless; everything is idempotent.
final class GraphWriter {

    private static final int DROP_AT_ONCE = 2_000;

    private GraphWriter() {}

    static Optional<Position> offset(SimpleQueryRunner tx) {
        var rows = tx.run(WriteQueries.READ_OFFSET).list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Position(rows.getFirst().get("sequence").asLong()));
    }

    static void writeOffset(SimpleQueryRunner tx, Position position) {
        tx.run(WriteQueries.WRITE_OFFSET, Map.of("sequence", position.sequence()))
                .consume();
    }

    static void dropOffset(SimpleQueryRunner tx) {
        tx.run(WriteQueries.DROP_OFFSET).consume();
    }

    /// Drops some of the graph; false when nothing was left.
    static boolean dropSome(SimpleQueryRunner tx) {
        return tx.run(WriteQueries.DROP_SOME, Map.of("limit", DROP_AT_ONCE))
                        .single()
                        .get("dropped")
                        .asLong()
                > 0;
    }

    /// Adds twins to a graph that does not hold them yet.
    static void add(SimpleQueryRunner tx, List<Structure> twins) {
        run(tx, WriteQueries.UPSERT, rows(twins));
        join(tx, twins);
    }

    /// Makes the graph agree with these twins, and with the absence of those that are gone.
    static void apply(SimpleQueryRunner tx, List<Structure> twins, List<String> gone) {
        run(tx, WriteQueries.UPSERT, rows(twins));
        runOnIds(tx, WriteQueries.FADE, gone);
        var touched = new HashSet<String>(gone);
        touched.addAll(cut(tx, twins, gone));
        join(tx, twins);
        runOnIds(tx, WriteQueries.DROP_ORPHANS, touched);
    }

    private static List<String> cut(SimpleQueryRunner tx, List<Structure> twins, List<String> gone) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var twin : twins) {
            rows.add(Map.of("id", twin.id(), "keep", edgesToKeep(twin)));
        }
        for (var id : gone) {
            rows.add(Map.of("id", id, "keep", List.of()));
        }
        return tx.run(WriteQueries.CUT_EDGES, Map.of("rows", rows))
                .single()
                .get("ids")
                .asList(Value::asString);
    }

    private static List<String> edgesToKeep(Structure twin) {
        var keep = new ArrayList<String>();
        if (!twin.parent().isEmpty()) {
            keep.add(twin.parent());
        }
        twin.edges().forEach(edge -> keep.add(edge.target().text() + "/" + edge.name()));
        return keep;
    }

    private static void join(SimpleQueryRunner tx, List<Structure> twins) {
        var targets = new HashSet<String>();
        var parts = new ArrayList<Map<String, Object>>();
        var others = new ArrayList<Map<String, Object>>();
        for (var twin : twins) {
            if (!twin.parent().isEmpty()) {
                targets.add(twin.parent());
                parts.add(Map.of("from", twin.id(), "to", twin.parent()));
            }
            for (var edge : twin.edges()) {
                var to = edge.target().text();
                targets.add(to);
                others.add(Map.of("from", twin.id(), "to", to, "name", edge.name()));
            }
        }
        runOnIds(tx, WriteQueries.TARGETS, targets);
        run(tx, WriteQueries.PART_OF, parts);
        run(tx, WriteQueries.REL, others);
    }

    private static List<Map<String, Object>> rows(List<Structure> twins) {
        var rows = new ArrayList<Map<String, Object>>(twins.size());
        for (var twin : twins) {
            rows.add(Map.of(
                    "id", twin.id(),
                    "name", twin.name(),
                    "definition", twin.definition(),
                    "policy", twin.policy(),
                    "root", twin.parent().isEmpty()));
        }
        return rows;
    }

    private static void run(SimpleQueryRunner tx, String query, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            tx.run(query, Map.of("rows", rows)).consume();
        }
    }

    private static void runOnIds(SimpleQueryRunner tx, String query, Collection<String> ids) {
        if (!ids.isEmpty()) {
            tx.run(query, Values.parameters("ids", List.copyOf(ids))).consume();
        }
    }

    /// A hash of all nodes and edges that does not depend on their order.
    static String fingerprint(SimpleQueryRunner tx) {
        var sum = new Sum();
        tx.run(WriteQueries.ALL_NODES).forEachRemaining(row -> sum.add("node", row.get("part")));
        tx.run(WriteQueries.ALL_EDGES).forEachRemaining(row -> sum.add("edge", row.get("part")));
        return sum.text();
    }

    /// Adds up 128 bits of SHA-256 of each part: addition does not mind the order.
    private static final class Sum {
        private final MessageDigest sha = sha256();
        private long high;
        private long low;
        private long parts;

        void add(String kind, Value part) {
            sha.update(kind.getBytes(StandardCharsets.UTF_8));
            for (var word : part.values()) {
                var bytes = word.asString("").getBytes(StandardCharsets.UTF_8);
                sha.update((byte) 0);
                sha.update(bytes);
            }
            var hash = ByteBuffer.wrap(sha.digest());
            high += hash.getLong();
            low += hash.getLong();
            parts++;
        }

        String text() {
            return "%016x%016x-%d".formatted(high, low, parts);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
