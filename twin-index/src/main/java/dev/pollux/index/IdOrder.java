package dev.pollux.index;

import dev.pollux.model.twin.TwinId;
import java.util.Arrays;

/// All rows in the order of their ids' texts: a sorted stretch, and a short tail of rows that came later. The tail
/// thread adds; readers take a snapshot.
final class IdOrder {

    private static final int TAIL = 1_024;

    private final Rows rows;
    private volatile Snapshot snapshot = new Snapshot(new int[0], new int[TAIL], 0);

    /// `tail` is only ever written beyond `tailSize`.
    private record Snapshot(int[] sorted, int[] tail, int tailSize) {}

    IdOrder(Rows rows) {
        this.rows = rows;
    }

    static int compare(TwinId a, TwinId b) {
        return a.namespace().equals(b.namespace())
                ? a.name().compareTo(b.name())
                : a.text().compareTo(b.text());
    }

    /// Sorts everything anew.
    void load() {
        snapshot = new Snapshot(inOrder(countUp(rows.count()), rows.count()), new int[TAIL], 0);
    }

    private static int[] countUp(int count) {
        var all = new int[count];
        Arrays.setAll(all, i -> i);
        return all;
    }

    void add(int ordinal) {
        var held = snapshot;
        if (held.tailSize == TAIL) {
            held = new Snapshot(merge(held), new int[TAIL], 0);
        }
        held.tail[held.tailSize] = ordinal;
        snapshot = new Snapshot(held.sorted, held.tail, held.tailSize + 1);
    }

    private int[] merge(Snapshot held) {
        var late = inOrder(held.tail, held.tailSize);
        var merged = new int[held.sorted.length + late.length];
        int from = 0;
        for (int i = 0; i < late.length; i++) {
            int at = position(held.sorted, rows.id(late[i]));
            System.arraycopy(held.sorted, from, merged, from + i, at - from);
            merged[at + i] = late[i];
            from = at;
        }
        System.arraycopy(held.sorted, from, merged, from + late.length, held.sorted.length - from);
        return merged;
    }

    private int[] inOrder(int[] ordinals, int count) {
        var ids = new TwinId[count];
        var boxed = new Integer[count];
        for (int i = 0; i < count; i++) {
            ids[i] = rows.id(ordinals[i]);
            boxed[i] = i;
        }
        Arrays.sort(boxed, (a, b) -> compare(ids[a], ids[b]));
        var result = new int[count];
        Arrays.setAll(result, i -> ordinals[boxed[i]]);
        return result;
    }

    /// How many of these come before the id.
    private int position(int[] ordinals, TwinId id) {
        int low = 0;
        int high = ordinals.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(rows.id(ordinals[middle]), id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// From the first row, or the last one when going down.
    Walk walk(boolean up) {
        return new Walk(up);
    }

    /// From the row next to this id, which need not exist.
    Walk walkAfter(TwinId id, boolean up) {
        var walk = walk(up);
        walk.seek(id);
        return walk;
    }

    /// Goes through one snapshot. For one thread.
    final class Walk {

        private final boolean up;
        private final int[] sorted;
        private final int[] late;
        private int atSorted;
        private int atLate;

        private Walk(boolean up) {
            var held = snapshot;
            this.up = up;
            this.sorted = held.sorted;
            this.late = inOrder(held.tail, held.tailSize);
            this.atSorted = up ? 0 : sorted.length - 1;
            this.atLate = up ? 0 : late.length - 1;
        }

        private void seek(TwinId id) {
            atSorted = edge(sorted, id);
            atLate = edge(late, id);
        }

        private int edge(int[] ordinals, TwinId id) {
            int before = position(ordinals, id);
            if (!up) {
                return before - 1;
            }
            boolean there =
                    before < ordinals.length && rows.id(ordinals[before]).equals(id);
            return there ? before + 1 : before;
        }

        /// The next row, or [RowChunk#NONE] at the end.
        int next() {
            boolean hasSorted = atSorted >= 0 && atSorted < sorted.length;
            boolean hasLate = atLate >= 0 && atLate < late.length;
            if (hasSorted && hasLate) {
                int order = compare(rows.id(sorted[atSorted]), rows.id(late[atLate]));
                hasSorted = up == order < 0;
            }
            int step = up ? 1 : -1;
            if (hasSorted) {
                int row = sorted[atSorted];
                atSorted += step;
                return row;
            }
            if (hasLate) {
                int row = late[atLate];
                atLate += step;
                return row;
            }
            return RowChunk.NONE;
        }
    }
}
