package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Page;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Collects one page out of chunks of rows, of which the caller may see only some. When too many chunks in a row hide
/// everything, the page stays short, and `next` says where to go on.
final class PageFill {

    static final int LARGEST_PAGE = 1_000;
    private static final int ROUNDS = 20;

    private final TwinId parent;
    private final int size;
    private final Sight sight;
    private final Predicate<AssetRow> shown;
    private final List<Asset> assets = new ArrayList<>();
    private String after;
    private String next = "";
    private int rounds;
    private boolean done;

    PageFill(TwinId parent, String after, int size, Sight sight, Predicate<AssetRow> shown) {
        this.parent = parent;
        this.after = after;
        this.size = Math.clamp(size, 1, LARGEST_PAGE);
        this.sight = sight;
        this.shown = shown;
    }

    TwinId parent() {
        return parent;
    }

    String after() {
        return after;
    }

    boolean isDone() {
        return done;
    }

    /// How many rows to fetch next: one more than is missing, then ever more.
    int limit() {
        return Math.min((size + 1) << Math.min(rounds, 5), 4 * LARGEST_PAGE);
    }

    /// Takes the rows that were fetched for [#after()] with [#limit()].
    void take(List<AssetRow> rows) {
        boolean last = rows.size() < limit();
        rounds++;
        for (var row : rows) {
            if (shown.test(row) && !admit(row)) {
                return;
            }
            after = row.id().text();
        }
        done = last || rounds >= ROUNDS;
        next = last ? "" : after;
    }

    private boolean admit(AssetRow row) {
        if (assets.size() < size) {
            assets.add(row.asset(sight));
            return true;
        }
        next = assets.getLast().id().text();
        done = true;
        return false;
    }

    Page page() {
        return new Page(parent, assets, next);
    }
}
