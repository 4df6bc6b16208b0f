package dev.pollux.index;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Candidates in the order of some columns: each call looks at all matching rows and keeps the first few after the last
/// one given out. For one thread.
final class SortedCandidates implements Candidates {

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
        for (int i = 0; i < matches.chunks(); i++) {
            int index = i;
            matches.chunk(i).readLocked(() -> collect(index, count, best));
        }
        var hits = new ArrayList<>(best);
        hits.sort(order);
        after = hits.isEmpty() ? after : hits.getLast();
        return hits;
    }

    private void collect(int index, int count, PriorityQueue<Hit> best) {
        var chunk = matches.chunk(index);
        for (int word = 0; word < RowChunk.WORDS; word++) {
            for (long left = matches.maybe(index, word); left != 0; left &= left - 1) {
                int row = word * 64 + Long.numberOfTrailingZeros(left);
                var sight = verdicts.of(chunk.policies[row]);
                if (!sight.isBlind() && mayCount(key(0, index, row, sight), count, best)) {
                    offer(new Hit(chunk.ids[row], keys(index, row, sight)), count, best);
                }
            }
        }
    }

    /// A look at the first key settles most rows.
    private boolean mayCount(SortKey first, int count, PriorityQueue<Hit> best) {
        if (after != null && order.compareFirst(first, after) < 0) {
            return false;
        }
        var worst = best.size() < count ? null : best.peek();
        return worst == null || order.compareFirst(first, worst) <= 0;
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
