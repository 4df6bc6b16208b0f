package dev.pollux.index;

import java.util.ArrayList;
import java.util.List;

/// The rows that may be on a page, in the order of the query, a few at a time.
interface Candidates {

    /// At most `count` more; none at the end.
    List<Hit> next(int count);

    /// In the order of ids: no sorting, only walking.
    static Candidates byId(IdOrder.Walk walk, Rows rows, Matches matches, Verdicts verdicts) {
        return count -> {
            var hits = new ArrayList<Hit>();
            while (hits.size() < count) {
                int ordinal = walk.next();
                if (ordinal == RowChunk.NONE) {
                    break;
                }
                if (matches.may(ordinal) && !verdicts.of(rows.policy(ordinal)).isBlind()) {
                    hits.add(new Hit(rows.id(ordinal), List.of()));
                }
            }
            return hits;
        };
    }
}
