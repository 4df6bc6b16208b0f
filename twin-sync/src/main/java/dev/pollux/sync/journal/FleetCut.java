package dev.pollux.sync.journal;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/// All twins at one position, read from a RocksDB snapshot. Thread-safe. What it reads is bounded by one row at a time.
final class FleetCut implements LatestTwins.Cut {

    private static final long READ_AHEAD = 2 * 1024 * 1024;

    private final Families families;
    private final Snapshot snapshot;
    private final Position position;
    private final Consumer<FleetCut> onClose;
    private boolean closed;

    private FleetCut(Families families, Snapshot snapshot, Position position, Consumer<FleetCut> onClose) {
        this.families = families;
        this.snapshot = snapshot;
        this.position = position;
        this.onClose = onClose;
    }

    static FleetCut of(Families families, long horizon, Consumer<FleetCut> onClose) {
        return families.read("the head of a cut", db -> {
            var snapshot = db.getSnapshot();
            try (var reading = new ReadOptions().setSnapshot(snapshot);
                    var events = families.iterator(Family.EVENTS, reading)) {
                return new FleetCut(families, snapshot, new Position(EventReader.head(events, horizon)), onClose);
            } catch (RocksDBException e) {
                db.releaseSnapshot(snapshot);
                throw e;
            }
        });
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public Optional<Twin> find(TwinId id) {
        return families.read("twin " + id + " in a cut", db -> {
            requireOpen();
            try (var reading = new ReadOptions().setSnapshot(snapshot)) {
                var row = db.get(families.handle(Family.LATEST), reading, Keys.latest(PersistenceIds.of(id)));
                return Optional.ofNullable(row)
                        .map(bytes -> TwinForm.decode(id, bytes).twin())
                        .filter(Twin::exists);
            }
        });
    }

    @Override
    public void forEach(Consumer<Twin> each) {
        families.read("the twins of a cut", _ -> {
            requireOpen();
            try (var reading = new ReadOptions()
                            .setSnapshot(snapshot)
                            .setFillCache(false)
                            .setReadaheadSize(READ_AHEAD);
                    var rows = families.iterator(Family.LATEST, reading)) {
                for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                    give(rows.key(), rows.value(), each);
                }
                rows.status();
            }
            return true;
        });
    }

    @Override
    public void forEach(TwinId.Kind kind, List<JsonPath> paths, Consumer<Twin> each) {
        var wanted = Wanted.of(paths);
        var prefix = PersistenceIds.prefix(kind);
        families.read("parts of the twins of a cut", _ -> {
            requireOpen();
            try (var reading = new ReadOptions()
                            .setSnapshot(snapshot)
                            .setFillCache(false)
                            .setReadaheadSize(READ_AHEAD);
                    var rows = families.iterator(Family.LATEST, reading)) {
                for (rows.seek(Keys.latest(prefix)); rows.isValid(); rows.next()) {
                    var pid = Keys.pidOfLatest(rows.key());
                    if (!pid.startsWith(prefix)) {
                        break;
                    }
                    PersistenceIds.twin(pid)
                            .map(id -> TwinForm.decode(id, rows.value(), wanted))
                            .filter(Twin::exists)
                            .ifPresent(each);
                }
                rows.status();
            }
            return true;
        });
    }

    private static void give(byte[] key, byte[] row, Consumer<Twin> each) {
        PersistenceIds.twin(Keys.pidOfLatest(key))
                .map(id -> TwinForm.decode(id, row).twin())
                .filter(Twin::exists)
                .ifPresent(each);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cut is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            families.read("a cut that ends", db -> {
                closed = true;
                db.releaseSnapshot(snapshot);
                return true;
            });
            onClose.accept(this);
        }
    }
}
