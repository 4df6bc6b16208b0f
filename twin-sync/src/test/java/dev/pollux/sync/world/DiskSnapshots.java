package dev.pollux.sync.world;

import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.Twin;
import dev.pollux.sync.world.Disk.Row;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/// States of a twin as snapshots: mostly the newest, as the real journal offers it, at times an older one or none, so
/// that the events after it are replayed.
final class DiskSnapshots extends SnapshotStore {

    private final StageSetup stage = StageSetup.of(context().system().settings().setup());

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String pid, SnapshotSelectionCriteria criteria) {
        var disk = stage.disk();
        return FutureConverters.asScala(disk.read(() -> offer(disk, disk.rows(pid))));
    }

    private static Optional<SelectedSnapshot> offer(Disk disk, List<Row> rows) {
        int back = disk.chance().chance(70) ? 1 : 1 + disk.chance().below(rows.size() + 1);
        if (back > rows.size()) {
            return Optional.empty();
        }
        var row = rows.get(rows.size() - back);
        var remembered = switch (disk.mutation()) {
            case WAKES_IN_THE_PAST ->
                rows.get(Math.max(0, rows.size() - back - 1)).after();
            case FORGETS_RESENDS_ASLEEP -> withoutRecent(row.after());
            case NONE,
                    ACKNOWLEDGES_BEFORE_SYNC,
                    IGNORES_RESENDS,
                    LOSES_A_SYNCED_WRITE,
                    FORGETS_DEADLINES,
                    MAKES_UP_A_REQUEST -> row.after();
        };
        return Optional.of(SelectedSnapshot.create(new SnapshotMetadata(row.pid(), row.seqNr(), 0), remembered));
    }

    private static Twin withoutRecent(Twin twin) {
        return new Twin(
                twin.id(),
                twin.stage(),
                twin.revision(),
                twin.created(),
                twin.modified(),
                twin.document(),
                twin.metadata(),
                twin.presence(),
                twin.commands(),
                RecentRequests.NONE);
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        throw new UnsupportedOperationException("twins save no snapshots");
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        throw new UnsupportedOperationException("twins delete no snapshots");
    }

    @Override
    public Future<Void> doDeleteAsync(String pid, SnapshotSelectionCriteria criteria) {
        throw new UnsupportedOperationException("twins delete no snapshots");
    }
}
