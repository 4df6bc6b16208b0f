package dev.pollux.index;

import org.jspecify.annotations.Nullable;

/// A cell as it sorts: nothing and null first, then numbers, texts, objects, arrays, and truth values, as Eclipse
/// Ditto's database has it. Of texts only the beginning counts, see [Kind#ODD].
record SortKey(int rank, double decimal, long whole, String text) implements Comparable<SortKey> {

    static final SortKey NOTHING = new SortKey(0, 0, 0, "");

    private static final SortKey OBJECT = new SortKey(3, 0, 0, "");
    private static final SortKey LIST = new SortKey(4, 0, 0, "");
    private static final SortKey FALSE = new SortKey(5, 0, 0, "");
    private static final SortKey TRUE = new SortKey(5, 1, 0, "");

    static SortKey of(@Nullable ColumnChunk cells, int row) {
        if (cells == null) {
            return NOTHING;
        }
        return switch (cells.kind(row)) {
            case Kind.INT -> new SortKey(1, cells.number(row), cells.number(row), "");
            case Kind.DEC -> new SortKey(1, cells.decimal(row) + 0.0, (long) cells.decimal(row), "");
            case Kind.TEXT -> new SortKey(2, 0, 0, cells.text(row));
            case Kind.ODD -> cells.text(row).isEmpty() ? LIST : new SortKey(2, 0, 0, cells.text(row));
            case Kind.LIST -> LIST;
            case Kind.OBJECT, Kind.EMPTY_OBJECT -> OBJECT;
            case Kind.FALSE -> FALSE;
            case Kind.TRUE -> TRUE;
            default -> NOTHING;
        };
    }

    /// As [#of] and [#compareTo] in one, without making a key of a number or text.
    static int compare(@Nullable ColumnChunk cells, int row, SortKey other) {
        byte kind = cells == null ? Kind.ABSENT : cells.kind(row);
        if (cells == null || kind < Kind.INT || kind > Kind.TEXT) {
            return of(cells, row).compareTo(other);
        }
        if (kind == Kind.TEXT) {
            return other.rank == 2 ? cells.text(row).compareTo(other.text) : Integer.compare(2, other.rank);
        }
        if (other.rank != 1) {
            return Integer.compare(1, other.rank);
        }
        double decimal = kind == Kind.INT ? cells.number(row) : cells.decimal(row) + 0.0;
        int byNumber = Double.compare(decimal, other.decimal);
        return byNumber != 0
                ? byNumber
                : Long.compare(kind == Kind.INT ? cells.number(row) : (long) decimal, other.whole);
    }

    @Override
    public int compareTo(SortKey other) {
        if (rank != other.rank) {
            return Integer.compare(rank, other.rank);
        }
        int byNumber = Double.compare(decimal, other.decimal);
        if (byNumber != 0) {
            return byNumber;
        }
        int byWhole = Long.compare(whole, other.whole);
        return byWhole != 0 ? byWhole : text.compareTo(other.text);
    }
}
