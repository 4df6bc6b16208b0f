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
                int policy = chunk.policies[row];
                if (verdicts.of(policy) != Verdicts.NO) {
                    offer(new Hit(chunk.ids[row], keys(index, row, policy)), count, best);
                }
            }
        }
    }

    private List<SortKey> keys(int chunk, int row, int policy) {
        var keys = new SortKey[columns.size()];
        for (int i = 0; i < keys.length; i++) {
            var column = columns.get(i);
            boolean seen = verdicts.sees(policy, column.path());
            keys[i] = seen ? SortKey.of(column.chunk(chunk), row) : SortKey.NOTHING;
        }
        return List.of(keys);
    }

    private void offer(Hit hit, int count, PriorityQueue<Hit> best) {
        if (after != null && order.compare(hit, after) <= 0) {
            return;
        }
        var worst = best.peek();
        if (best.size() < count || worst == null) {
            best.add(hit);
        } else if (order.compare(hit, worst) < 0) {
            best.poll();
            best.add(hit);
        }
    }
}
