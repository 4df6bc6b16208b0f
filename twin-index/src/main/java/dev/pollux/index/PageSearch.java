package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TwinSearch.Page;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.SearchInvalid;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One query, answered in three steps: the columns say which rows may match, the policies which of them may be seen,
/// and the newest documents have the last word on what is handed out. For one thread.
final class PageSearch {

    private static final int MAX_SIZE = 200;
    private static final int MAX_FETCH = 512;

    private final Fleet fleet;
    private final LatestTwins latest;
    private final Query query;
    private final PageOrder order;
    private final Map<JsonPath, Column> columns;
    private final Verdicts verdicts;
    private final Matches matches;

    PageSearch(Fleet fleet, LatestTwins latest, Gatekeeper gatekeeper, Query query, Caller caller) {
        this.fleet = fleet;
        this.latest = latest;
        this.query = query;
        this.order = PageOrder.of(query.sort());
        this.columns = fleet.columns().of(paths());
        var term = Term.of(query.filter(), columns);
        this.verdicts = new Verdicts(gatekeeper, caller, fleet.rows(), term, query, order);
        this.matches = Matches.of(fleet.rows(), term, query);
    }

    /// Those to sort by first: for them there is no other way.
    private List<JsonPath> paths() {
        var paths = new ArrayList<>(order.paths());
        paths.addAll(Term.paths(query.filter()));
        return paths;
    }

    static void check(Query query) {
        if (query.size() < 1 || query.size() > MAX_SIZE) {
            throw new SearchInvalid("size", "a page has 1 to " + MAX_SIZE + " twins");
        }
    }

    Page page() {
        var after = query.cursor().isEmpty() ? null : Cursor.read(query.cursor(), query);
        var candidates = candidates(after);
        var twins = new ArrayList<Twin>();
        var places = new ArrayList<Hit>();
        int fetch = query.size() + 1;
        while (twins.size() <= query.size()) {
            var hits = candidates.next(fetch);
            if (hits.isEmpty()) {
                return new Page(twins, "");
            }
            var found = newest(hits.stream().map(Hit::id).toList());
            for (var hit : hits) {
                var twin = found.get(hit.id());
                if (twin != null && twins.size() <= query.size() && verdicts.holds(twin)) {
                    twins.add(twin);
                    places.add(hit);
                }
            }
            fetch = Math.min(MAX_FETCH, 2 * fetch);
        }
        return new Page(twins.subList(0, query.size()), Cursor.write(places.get(query.size() - 1), query));
    }

    private Candidates candidates(@Nullable Hit after) {
        if (order.keys().isEmpty()) {
            var walk = after == null
                    ? fleet.order().walk(order.idsUp())
                    : fleet.order().walkAfter(after.id(), order.idsUp());
            return Candidates.byId(walk, fleet.rows(), matches, verdicts);
        }
        return new SortedCandidates(matches, verdicts, order, sortColumns(), after);
    }

    private List<Column> sortColumns() {
        var sorting = new ArrayList<Column>();
        for (var path : order.paths()) {
            var column = columns.get(path);
            if (column == null) {
                throw new SearchInvalid("sort", "twins cannot be sorted by " + path + " here");
            }
            sorting.add(column);
        }
        return sorting;
    }

    long count() {
        long count = 0;
        var open = new ArrayList<TwinId>();
        for (int chunk = 0; chunk < matches.chunks(); chunk++) {
            for (int word = 0; word < RowChunk.WORDS; word++) {
                count += count(chunk, word, open);
            }
            if (open.size() >= MAX_FETCH) {
                count += matching(open);
                open.clear();
            }
        }
        return count + matching(open);
    }

    /// Counts the rows that are certain, and notes those that are open.
    private int count(int chunk, int word, List<TwinId> open) {
        long sure = matches.sure(chunk, word);
        int count = 0;
        for (long left = matches.maybe(chunk, word); left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int row = word * 64 + bit;
            var sight = verdicts.of(matches.chunk(chunk).policies[row]);
            if (sight.isClear() && (sure & 1L << bit) != 0) {
                count++;
            } else if (!sight.isBlind()) {
                open.add(matches.chunk(chunk).ids[row]);
            }
        }
        return count;
    }

    private long matching(List<TwinId> ids) {
        return ids.isEmpty()
                ? 0
                : newest(ids).values().stream().filter(verdicts::holds).count();
    }

    private Map<TwinId, Twin> newest(List<TwinId> ids) {
        var found = new HashMap<TwinId, Twin>();
        latest.find(ids).forEach(twin -> found.put(twin.id(), twin));
        return found;
    }
}
