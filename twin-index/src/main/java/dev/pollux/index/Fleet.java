package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent.Changed;
import dev.pollux.model.twin.TwinFields;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// All things as rows and columns. The tail thread alone writes; readers see each row as it was between two changes. A
/// row may be newer than the position that the tail has reached, never older.
final class Fleet {

    private static final List<JsonPath> STRUCTURE =
            List.of(JsonPath.of("policyId"), JsonPath.of("attributes", "relationships", Relationships.PART_OF));
    private static final int DEAD_TOLERATED = 10_000;

    private final Rows rows;
    private final IdOrder order;
    private final Columns columns;

    private Fleet(LatestTwins latest, Gatekeeper gatekeeper, int limit, LongAdder built) {
        this.rows = new Rows(gatekeeper);
        this.order = new IdOrder(rows);
        this.columns = new Columns(rows, latest, limit, built);
    }

    /// The fleet as a cut shows it, with columns for these paths.
    static Fleet of(
            LatestTwins latest,
            LatestTwins.Cut cut,
            Gatekeeper gatekeeper,
            List<JsonPath> paths,
            int limit,
            LongAdder built) {
        var fleet = new Fleet(latest, gatekeeper, limit, built);
        fleet.columns.declare(paths);
        var needed = new ArrayList<>(paths);
        needed.addAll(STRUCTURE);
        cut.forEach(
                TwinId.Kind.THING,
                needed,
                twin -> fleet.place(twin, fleet.rows.row(twin.id()), fleet.rows.parentRow(twin)));
        fleet.order.load();
        return fleet;
    }

    Rows rows() {
        return rows;
    }

    IdOrder order() {
        return order;
    }

    Columns columns() {
        return columns;
    }

    /// True when most rows belong to nobody and a new fleet is due.
    boolean isMostlyDead() {
        int dead = rows.count() - rows.living();
        return dead > DEAD_TOLERATED && dead > rows.living();
    }

    /// The twin stands now; every cell is read from its document.
    void put(Twin twin) {
        place(twin, row(twin.id()), parentRow(twin));
    }

    private int parentRow(Twin twin) {
        int before = rows.count();
        int parent = rows.parentRow(twin);
        if (rows.count() > before) {
            order.add(parent);
        }
        return parent;
    }

    private int row(TwinId id) {
        int before = rows.count();
        int ordinal = rows.row(id);
        if (rows.count() > before) {
            order.add(ordinal);
        }
        return ordinal;
    }

    private void place(Twin twin, int ordinal, int parent) {
        int policy = rows.policyNumber(twin);
        var fields = new TwinFields(twin);
        rows.chunkOf(ordinal).write(() -> {
            rows.bear(ordinal, parent, policy);
            for (var column : columns.maintained()) {
                column.set(ordinal, fields.at(column.path()));
            }
        });
    }

    /// The twin is gone.
    void remove(TwinId id) {
        rows.ordinal(id)
                .ifPresent(ordinal -> rows.chunkOf(ordinal).write(() -> {
                    rows.bury(ordinal);
                    for (var column : columns.maintained()) {
                        column.set(ordinal, Optional.empty());
                    }
                }));
    }

    /// Applies a change to the cells it names. False when the twin must be read anew instead: it is new, it moved, its
    /// policy changed, or its edits alone do not tell.
    boolean apply(TwinId id, Changed change) {
        var row = rows.ordinal(id);
        if (row.isEmpty() || !rows.isAlive(row.get()) || isStructural(change)) {
            return false;
        }
        int ordinal = row.get();
        var all = new boolean[] {true};
        rows.chunkOf(ordinal).write(() -> {
            for (var column : columns.maintained()) {
                all[0] &= apply(column, ordinal, change);
            }
        });
        return all[0];
    }

    private static boolean apply(Column column, int ordinal, Changed change) {
        var beside = Values.beside(column.path(), change);
        if (beside.isPresent()) {
            column.set(ordinal, beside);
            return true;
        }
        for (var edit : change.edits()) {
            switch (Values.of(column.path(), column.kind(ordinal), edit)) {
                case Values.Effect.Untouched _ -> {}
                case Values.Effect.Now(var value) -> column.set(ordinal, value);
                case Values.Effect.Reread _ -> {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isStructural(Changed change) {
        for (var edit : change.edits()) {
            if (!(edit instanceof Edit.Late) && isStructural(edit.path())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStructural(JsonPath path) {
        return switch (path.isRoot() ? "" : path.segment(0)) {
            case "features", "definition" -> false;
            case "attributes" -> path.depth() == 1 || path.segment(1).equals("relationships");
            default -> true;
        };
    }
}
