package dev.pollux.sync.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.rocksdb.ReadOptions;
import org.rocksdb.WriteOptions;

/// The `snapshots` family: what Pekko was asked to keep for persistence ids that are no twins. Thread-safe, blocking.
final class SnapshotRows {

    /// One snapshot: which it is, and its bytes as Pekko's serialization wrote them.
    record Row(SnapshotMetadata metadata, byte[] serialized) {}

    private static final int VERSION = 1;

    private final Families families;

    SnapshotRows(Families families) {
        this.families = families;
    }

    void save(Row row) {
        var metadata = row.metadata();
        var value = new CborWriter()
                .raw(VERSION)
                .number(metadata.timestamp())
                .bytes(row.serialized())
                .toBytes();
        families.read("the snapshots of " + metadata.persistenceId(), db -> {
            try (var sync = new WriteOptions().setSync(true)) {
                db.put(families.handle(Family.SNAPSHOTS), sync, key(metadata), value);
            }
            return true;
        });
    }

    Optional<Row> newest(String pid, SnapshotSelectionCriteria criteria) {
        var rows = matching(pid, criteria);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
    }

    /// A timestamp of 0 stands for any.
    void delete(SnapshotMetadata metadata) {
        long time = metadata.timestamp();
        delete(
                metadata.persistenceId(),
                SnapshotSelectionCriteria.create(
                        metadata.sequenceNr(), time == 0 ? Long.MAX_VALUE : time, metadata.sequenceNr(), time));
    }

    void delete(String pid, SnapshotSelectionCriteria criteria) {
        var rows = matching(pid, criteria);
        families.read("the snapshots of " + pid, db -> {
            for (var row : rows) {
                db.delete(families.handle(Family.SNAPSHOTS), key(row.metadata()));
            }
            return true;
        });
    }

    private static byte[] key(SnapshotMetadata metadata) {
        return Keys.numbered(metadata.persistenceId(), metadata.sequenceNr());
    }

    private List<Row> matching(String pid, SnapshotSelectionCriteria criteria) {
        return families.read("the snapshots of " + pid, _ -> {
            var prefix = Keys.latest(pid);
            var rows = new ArrayList<Row>();
            try (var reading = new ReadOptions();
                    var all = families.iterator(Family.SNAPSHOTS, reading)) {
                for (all.seek(Keys.numbered(prefix, Math.max(0, criteria.minSequenceNr())));
                        all.isValid();
                        all.next()) {
                    long seqNr = Keys.number(all.key(), prefix);
                    if (seqNr < 0 || seqNr > criteria.maxSequenceNr()) {
                        break;
                    }
                    var row = row(pid, seqNr, all.value());
                    if (criteria.matches(row.metadata())) {
                        rows.add(row);
                    }
                }
                all.status();
            }
            return rows;
        });
    }

    private static Row row(String pid, long seqNr, byte[] value) {
        var in = new CborReader(value);
        in.raw();
        return new Row(SnapshotMetadata.apply(pid, seqNr, in.number()), in.bytes());
    }
}
