package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.twin.TwinFields;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// The columns of one fleet, at most as many as the settings say; the least used one makes room. Columns are built when
/// a path is asked for the first time, by whoever asks, one at a time; meanwhile the tail goes on.
final class Columns {

    private final Rows rows;
    private final LatestTwins latest;
    private final int limit;
    private final LongAdder built;
    private final AtomicLong tick = new AtomicLong();
    private final ConcurrentHashMap<JsonPath, Column> ready = new ConcurrentHashMap<>();
    private volatile List<Column> maintained = List.of();

    Columns(Rows rows, LatestTwins latest, int limit, LongAdder built) {
        this.rows = rows;
        this.latest = latest;
        this.limit = limit;
        this.built = built;
    }

    /// What the tail keeps up to date: the columns in use and those being built.
    List<Column> maintained() {
        return maintained;
    }

    List<JsonPath> paths() {
        return List.copyOf(ready.keySet());
    }

    long bytes() {
        return ready.values().stream().mapToLong(Column::bytes).sum();
    }

    /// New columns of a fleet that nobody reads yet.
    List<Column> declare(List<JsonPath> paths) {
        for (var path : paths) {
            if (!Values.isUnforeseeable(path)) {
                ready.put(path, Column.alone(path));
            }
        }
        maintained = List.copyOf(ready.values());
        return maintained;
    }

    /// The columns of these paths, as far as they fit and can be kept: the others have none, and whoever asks must look
    /// at the documents instead. Scans the fleet when a path is new.
    Map<JsonPath, Column> of(List<JsonPath> paths) {
        var wanted = new LinkedHashSet<JsonPath>();
        for (var path : paths) {
            if (wanted.size() < limit && !Values.isUnforeseeable(path)) {
                wanted.add(path);
            }
        }
        var found = new HashMap<JsonPath, Column>();
        for (var path : wanted) {
            var column = ready.get(path);
            if (column == null) {
                return build(wanted);
            }
            column.use(tick.incrementAndGet());
            found.put(path, column);
        }
        return found;
    }

    private synchronized Map<JsonPath, Column> build(LinkedHashSet<JsonPath> wanted) {
        var found = new HashMap<JsonPath, Column>();
        var fresh = new ArrayList<Column>();
        for (var path : wanted) {
            var column = ready.get(path);
            if (column == null) {
                column = Column.filling(path);
                fresh.add(column);
            }
            column.use(tick.incrementAndGet());
            found.put(path, column);
        }
        if (!fresh.isEmpty()) {
            makeRoom(fresh.size());
            fill(fresh);
        }
        return found;
    }

    private void makeRoom(int count) {
        ready.values().stream()
                .sorted(Comparator.comparingLong(Column::used))
                .limit(Math.max(0, ready.size() + count - limit))
                .toList()
                .forEach(column -> ready.remove(column.path()));
    }

    /// The tail must know of a column before the cut is taken, so that no change falls between the two.
    private void fill(List<Column> fresh) {
        var all = new ArrayList<>(ready.values());
        all.addAll(fresh);
        maintained = List.copyOf(all);
        try (var cut = latest.cut()) {
            var paths = fresh.stream().map(Column::path).toList();
            cut.forEach(
                    TwinId.Kind.THING,
                    paths,
                    twin -> rows.ordinal(twin.id()).ifPresent(ordinal -> {
                        var fields = new TwinFields(twin);
                        for (var column : fresh) {
                            column.fill(ordinal, fields.at(column.path()));
                        }
                    }));
            for (var column : fresh) {
                column.filled();
                ready.put(column.path(), column);
                built.increment();
            }
        } finally {
            maintained = List.copyOf(ready.values());
        }
    }
}
