package dev.pollux.model.testing;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A journal in memory: the order of changes and the newest twins, for tests. Thread-safe; keeps everything until told
/// to forget.
public final class MemoryJournal implements ChangeLog, LatestTwins, JournalUnderTest {

    private final List<Change> changes = new ArrayList<>();
    private final Map<TwinId, Twin> newest = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long forgotten;

    @Override
    public Position append(TwinId id, TwinEvent event) {
        Position position;
        synchronized (this) {
            var before = newest.getOrDefault(id, Twin.absent(id));
            newest.put(id, Decider.evolve(before, event));
            position = new Position(forgotten + changes.size() + 1);
            changes.add(new Change(position, id, event));
        }
        listeners.forEach(Runnable::run);
        return position;
    }

    /// The twin with all it has been through, deleted ones included.
    public synchronized Twin state(TwinId id) {
        return newest.getOrDefault(id, Twin.absent(id));
    }

    /// Moves the horizon: changes up to here can no longer be read.
    public synchronized void forget(Position upTo) {
        int count = (int) (upTo.sequence() - forgotten);
        changes.subList(0, count).clear();
        forgotten += count;
    }

    @Override
    public ChangeLog log() {
        return this;
    }

    @Override
    public LatestTwins latest() {
        return this;
    }

    @Override
    public synchronized Position head() {
        return new Position(forgotten + changes.size());
    }

    @Override
    public synchronized Position horizon() {
        return new Position(forgotten);
    }

    @Override
    public synchronized List<Change> after(Position position, int max) {
        if (position.sequence() < forgotten) {
            throw new IllegalStateException("position " + position + " lies before the horizon");
        }
        int from = (int) Math.min(position.sequence() - forgotten, changes.size());
        return List.copyOf(changes.subList(from, Math.min(changes.size(), from + max)));
    }

    @Override
    public AutoCloseable onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized Optional<Twin> find(TwinId id) {
        return Optional.ofNullable(newest.get(id)).filter(Twin::exists);
    }

    @Override
    public synchronized List<Twin> find(List<TwinId> ids) {
        var found = new ArrayList<Twin>();
        for (var id : ids) {
            find(id).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public synchronized Cut cut() {
        return new MemoryCut(head(), new HashMap<>(newest));
    }

    private record MemoryCut(Position position, Map<TwinId, Twin> twins) implements Cut {

        @Override
        public Optional<Twin> find(TwinId id) {
            return Optional.ofNullable(twins.get(id)).filter(Twin::exists);
        }

        @Override
        public void forEach(Consumer<Twin> each) {
            twins.values().stream().filter(Twin::exists).forEach(each);
        }

        @Override
        public void close() {}
    }
}
