package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent;
import java.util.Optional;

/// What a change does to the cell of one column, worked out from its edits alone.
final class Values {

    private static final String HOLDER = "v";
    private static final JsonPath HELD = JsonPath.of(HOLDER);

    /// The effect on a cell: none, a new value, or something that only the document can tell.
    sealed interface Effect {
        record Untouched() implements Effect {}

        record Now(Optional<Json> value) implements Effect {}

        record Reread() implements Effect {}

        Effect UNTOUCHED = new Untouched();
        Effect REREAD = new Reread();
    }

    private Values() {}

    /// Fields that stand beside the document and move with every change.
    static Optional<Json> beside(JsonPath column, TwinEvent.Changed event) {
        if (column.depth() != 1) {
            return Optional.empty();
        }
        return switch (column.last()) {
            case "_revision" -> Optional.of(Json.of(event.revision()));
            case "_modified" -> Optional.of(Json.of(event.at().toString()));
            default -> Optional.empty();
        };
    }

    /// True when the metadata is asked for, which no edit tells.
    static boolean isUnforeseeable(JsonPath column) {
        return !column.isRoot() && column.segment(0).equals("_metadata");
    }

    static Effect of(JsonPath column, byte cell, Edit edit) {
        if (edit instanceof Edit.Late) {
            return Effect.UNTOUCHED;
        }
        int common = common(column, edit.path());
        if (common == edit.path().depth()) {
            return atOrBelow(column, cell, edit);
        }
        if (common == column.depth()) {
            return above(edit);
        }
        return crossesList(column, cell, common) ? Effect.REREAD : Effect.UNTOUCHED;
    }

    private static int common(JsonPath a, JsonPath b) {
        int length = Math.min(a.depth(), b.depth());
        int i = 0;
        while (i < length && a.segment(i).equals(b.segment(i))) {
            i++;
        }
        return i;
    }

    /// The edit's place holds the column's.
    private static Effect atOrBelow(JsonPath column, byte cell, Edit edit) {
        return switch (edit) {
            case Edit.Put(var path, var value, var _) -> new Effect.Now(in(value, column, path.depth()));
            case Edit.Remove _ -> new Effect.Now(Optional.empty());
            case Edit.Merge(var path, var patch, var _) -> merged(patch, column, cell, path.depth());
            case Edit.Late _ -> Effect.UNTOUCHED;
        };
    }

    private static Optional<Json> in(Json value, JsonPath column, int depth) {
        return depth == column.depth()
                ? Optional.of(value)
                : Fields.of(JsonObject.of(HOLDER, value)).at(HELD.append(column.below(depth)));
    }

    /// Follows the patch down to the column. A patch that stops short has replaced what was there.
    private static Effect merged(Json patch, JsonPath column, byte cell, int depth) {
        var at = patch;
        for (int i = depth; i < column.depth(); i++) {
            if (!(at instanceof JsonObject object)) {
                return new Effect.Now(in(at, column, i));
            }
            var next = object.get(column.segment(i));
            if (next == null) {
                return crossesList(column, cell, i) ? Effect.REREAD : Effect.UNTOUCHED;
            }
            at = next;
        }
        if (at == Json.NULL) {
            return new Effect.Now(Optional.empty());
        }
        return at instanceof JsonObject ? Effect.REREAD : new Effect.Now(Optional.of(at));
    }

    /// The column's place holds the edit's: an object stands there now, unless the edit removed or merged something.
    private static Effect above(Edit edit) {
        return switch (edit) {
            case Edit.Put _ -> new Effect.Now(Optional.of(JsonObject.of(HOLDER, Json.NULL)));
            case Edit.Remove _, Edit.Merge _ -> Effect.REREAD;
            case Edit.Late _ -> Effect.UNTOUCHED;
        };
    }

    /// Where a list stood on the way to the column, an edit beside the column may have replaced it.
    private static boolean crossesList(JsonPath column, byte cell, int common) {
        return common > fixed(column) && (cell == Kind.LIST || cell == Kind.ODD);
    }

    /// How many segments of a path are objects by the shape of a thing.
    private static int fixed(JsonPath column) {
        return switch (column.isRoot() ? "" : column.segment(0)) {
            case "attributes" -> 1;
            case "features" -> 3;
            default -> 0;
        };
    }
}
