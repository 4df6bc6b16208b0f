package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.query.RqlEvaluator.Fields;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One condition on one path, negated or not, made ready for a column. Without a column everything is left to the
/// documents. Immutable.
final class Literal {

    private final Rql leaf;
    private final boolean negated;
    private final JsonPath path;
    private final @Nullable Column column;
    private final boolean[] byKind = new boolean[Kind.COUNT];
    private final boolean oddTells;
    private final NumberTest numbers;
    private final TextTest texts;

    Literal(Rql leaf, boolean negated, JsonPath path, @Nullable Column column) {
        this.leaf = leaf;
        this.negated = negated;
        this.path = path;
        this.column = column;
        this.numbers = NumberTest.of(leaf);
        this.texts = TextTest.of(leaf);
        this.oddTells = leaf instanceof Rql.Exists || leaf instanceof Rql.Empty;
        byKind[Kind.ABSENT] = RqlEvaluator.holds(leaf, _ -> Optional.empty());
        byKind[Kind.NULL] = alone(Json.NULL);
        byKind[Kind.FALSE] = alone(Json.of(false));
        byKind[Kind.TRUE] = alone(Json.of(true));
        byKind[Kind.EMPTY_OBJECT] = alone(JsonObject.EMPTY);
        byKind[Kind.OBJECT] = alone(JsonObject.of("x", Json.NULL));
        byKind[Kind.ODD] = leaf instanceof Rql.Exists;
    }

    private boolean alone(Json value) {
        return RqlEvaluator.holds(leaf, _ -> Optional.of(value));
    }

    JsonPath path() {
        return path;
    }

    boolean asksExistence() {
        return leaf instanceof Rql.Exists;
    }

    /// What the document says.
    boolean holds(Fields fields) {
        return RqlEvaluator.holds(leaf, fields) != negated;
    }

    /// Marks the rows of a chunk for which this holds surely, and those for which it may hold.
    void test(int chunk, long[] sure, long[] maybe) {
        if (column == null) {
            Arrays.fill(sure, 0);
            Arrays.fill(maybe, -1);
            return;
        }
        var cells = column.chunk(chunk);
        if (cells == null) {
            long word = byKind[Kind.ABSENT] == negated ? 0 : -1;
            Arrays.fill(sure, word);
            Arrays.fill(maybe, word);
            return;
        }
        for (int word = 0; word < RowChunk.WORDS; word++) {
            test(cells, word, sure, maybe);
        }
    }

    private void test(ColumnChunk cells, int word, long[] sure, long[] maybe) {
        long holding = 0;
        long unknown = 0;
        for (int bit = 0; bit < 64; bit++) {
            int row = word * 64 + bit;
            byte kind = cells.kind(row);
            if (kind == Kind.ODD && !oddTells) {
                unknown |= 1L << bit;
            } else if (holds(cells, row, kind) != negated) {
                holding |= 1L << bit;
            }
        }
        sure[word] = holding;
        maybe[word] = holding | unknown;
    }

    private boolean holds(ColumnChunk cells, int row, byte kind) {
        return switch (kind) {
            case Kind.INT -> numbers.test(cells.number(row));
            case Kind.DEC -> numbers.test(cells.decimal(row));
            case Kind.TEXT -> texts.test(cells.text(row));
            case Kind.LIST -> holds(cells.list(row));
            default -> byKind[kind];
        };
    }

    /// A list meets what any of its elements meets, and is unequal when all of them are.
    private boolean holds(JsonArray list) {
        return switch (leaf) {
            case Rql.Exists _ -> true;
            case Rql.Empty _ -> list.size() == 0;
            case Rql.Compare(var operator, var _, var _) when operator == Operator.NE -> count(list) == list.size();
            default -> count(list) > 0;
        };
    }

    private int count(JsonArray list) {
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            boolean holds = switch (list.get(i)) {
                case Json.Int(var number) -> numbers.test(number);
                case Json.Dec(var number) -> numbers.test(number);
                case Json.Text(var text) -> texts.test(text);
                case Json.Bool(var truth) -> byKind[truth ? Kind.TRUE : Kind.FALSE];
                case Json.Null _ -> byKind[Kind.NULL];
                case JsonObject _, JsonArray _ -> alone(list.get(i));
            };
            count += holds ? 1 : 0;
        }
        return count;
    }
}
