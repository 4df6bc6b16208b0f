package dev.pollux.index;

import dev.pollux.model.twin.TwinId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The rows under some assets, at any depth, found in one pass: each row asks its parent, and what is known about a row
/// is known for all below it. Rows in a circle that leads to none of the assets are under none.
final class Subtree {

    private static final byte UNKNOWN = 0;
    private static final byte ON_THE_WAY = 1;
    private static final byte OUTSIDE = 2;
    private static final byte INSIDE = 3;

    private final Rows rows;
    private final byte[] state;
    private final BitSet targets = new BitSet();
    private final BitSet inside = new BitSet();
    private int[] way = new int[64];

    private Subtree(Rows rows) {
        this.rows = rows;
        this.state = new byte[rows.count()];
    }

    static BitSet below(Rows rows, List<TwinId> assets) {
        var subtree = new Subtree(rows);
        for (var asset : assets) {
            rows.ordinal(asset).ifPresent(subtree.targets::set);
        }
        if (!subtree.targets.isEmpty()) {
            for (int ordinal = 0; ordinal < subtree.state.length; ordinal++) {
                subtree.decide(ordinal);
            }
        }
        return subtree.inside;
    }

    private void decide(int ordinal) {
        int steps = 0;
        int at = ordinal;
        byte verdict = UNKNOWN;
        while (verdict == UNKNOWN) {
            if (state[at] >= OUTSIDE) {
                verdict = state[at];
            } else if (state[at] == ON_THE_WAY) {
                verdict = OUTSIDE;
            } else {
                state[at] = ON_THE_WAY;
                way = steps == way.length ? Arrays.copyOf(way, 2 * steps) : way;
                way[steps++] = at;
                int parent = rows.parent(at);
                boolean root = parent < 0 || parent >= state.length;
                verdict = root ? OUTSIDE : targets.get(parent) ? INSIDE : UNKNOWN;
                at = root ? at : parent;
            }
        }
        for (int i = 0; i < steps; i++) {
            state[way[i]] = verdict;
            inside.set(way[i], verdict == INSIDE);
        }
    }
}
