package dev.pollux.index;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Candidates in the order of some columns: each call looks at all matching rows and keeps the first few after the last
/// one given out. For one thread.
final class SortedCandidates implements Candidates {

    /// A prime. Rows often lie in the very order that is asked for, or its reverse, and then each would be better than
    /// all before it: going through them in leaps, most are worse than what has been found.
    private static final int STRIDE = 7_919;

    private final Matches matches;
    private final Verdicts verdicts;
    private final PageOrder order;
    private final List<Column> columns;
    private @Nullable Hit after;

    SortedCandidates(Matches matches, Verdicts verdicts, PageOrder order, List<Column> columns, @Nullable Hit after) {
        this.matches = matches;
        this.verdicts = verdicts;
        this.order = order;
        this.columns = columns;
        this.after = after;
    }

    @Override
    public List<Hit> next(int count) {
        var best = new PriorityQueue<Hit>(count + 1, order.reversed());
        int stride = matches.chunks() % STRIDE == 0 ? 1 : STRIDE;
        for (int i = 0; i < matches.chunks(); i++) {
            int index = (int) ((long) i * stride % matches.chunks());
            matches.chunk(index).readLocked(() -> collect(index, count, best));
        }
        var hits = new ArrayList<>(best);
        hits.sort(order);
        after = hits.isEmpty() ? after : hits.getLast();
        return hits;
    }

    private void collect(int index, int count, PriorityQueue<Hit> best) {
        var chunk = matches.chunk(index);
        for (int i = 0; i < RowChunk.WORDS; i++) {
            int word = i * STRIDE % RowChunk.WORDS;
            for (long left = matches.maybe(index, word); left != 0; left &= left - 1) {
                int row = word * 64 + Long.numberOfTrailingZeros(left);
                var sight = verdicts.of(chunk.policies[row]);
                if (!sight.isBlind() && mayCount(index, row, sight, count, best)) {
                    offer(new Hit(chunk.ids[row], keys(index, row, sight)), count, best);
                }
            }
        }
    }

    /// A look at the first key settles most rows.
    private boolean mayCount(int chunk, int row, Sight sight, int count, PriorityQueue<Hit> best) {
        var cells = sight.sorts()[0] ? columns.getFirst().chunk(chunk) : null;
        if (after != null && compareFirst(cells, row, after) < 0) {
            return false;
        }
        var worst = best.size() < count ? null : best.peek();
        return worst == null || compareFirst(cells, row, worst) <= 0;
    }

    private int compareFirst(@Nullable ColumnChunk cells, int row, Hit hit) {
        int compared = SortKey.compare(cells, row, hit.keys().getFirst());
        return order.keys().getFirst().ascending() ? compared : -compared;
    }

    private SortKey key(int which, int chunk, int row, Sight sight) {
        return sight.sorts()[which] ? SortKey.of(columns.get(which).chunk(chunk), row) : SortKey.NOTHING;
    }

    private List<SortKey> keys(int chunk, int row, Sight sight) {
        var keys = new SortKey[columns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(i, chunk, row, sight);
        }
        return List.of(keys);
    }

    private void offer(Hit hit, int count, PriorityQueue<Hit> best) {
        if (after != null && order.compare(hit, after) <= 0) {
            return;
        }
        best.add(hit);
        if (best.size() > count) {
            best.poll();
        }
    }
}
