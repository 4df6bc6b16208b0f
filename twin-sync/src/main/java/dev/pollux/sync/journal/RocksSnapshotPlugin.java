package dev.pollux.sync.journal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.serialization.Snapshot;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/// The snapshot store as Pekko Persistence sees it. For a twin the row the journal keeps of it anyway is offered as the
/// snapshot, so that an entity recovers by one read and replays nothing; it never needs to save one.
final class RocksSnapshotPlugin extends SnapshotStore {

    private static final String BLOCKING = "pekko.actor.default-blocking-io-dispatcher";

    private final Journal journal = JournalSetup.of(context().system());
    private final Serialization serialization =
            SerializationExtension.get(context().system());
    private final Executor blocking = context().system().dispatchers().lookup(BLOCKING);
    private final SnapshotRows rows = new SnapshotRows(journal.families());

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String pid, SnapshotSelectionCriteria criteria) {
        return later(() -> latest(pid, criteria).or(() -> saved(pid, criteria)));
    }

    private Optional<SelectedSnapshot> latest(String pid, SnapshotSelectionCriteria criteria) {
        return PersistenceIds.twin(pid)
                .flatMap(journal.latest()::stored)
                .map(stored -> SelectedSnapshot.create(
                        new SnapshotMetadata(
                                pid, stored.seqNr(), stored.twin().modified().toEpochMilli()),
                        stored.twin()))
                .filter(snapshot -> criteria.matches(snapshot.metadata()));
    }

    private Optional<SelectedSnapshot> saved(String pid, SnapshotSelectionCriteria criteria) {
        return rows.newest(pid, criteria)
                .map(row -> SelectedSnapshot.create(
                        row.metadata(),
                        serialization
                                .deserialize(row.serialized(), Snapshot.class)
                                .get()
                                .data()));
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        var serialized = serialization.serialize(new Snapshot(snapshot)).get();
        return FutureConverters.asScala(
                CompletableFuture.runAsync(() -> rows.save(new SnapshotRows.Row(metadata, serialized)), blocking));
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        return FutureConverters.asScala(CompletableFuture.runAsync(() -> rows.delete(metadata), blocking));
    }

    @Override
    public Future<Void> doDeleteAsync(String pid, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(CompletableFuture.runAsync(() -> rows.delete(pid, criteria), blocking));
    }

    private <T> Future<T> later(Supplier<T> work) {
        return FutureConverters.asScala(CompletableFuture.supplyAsync(work, blocking));
    }
}
