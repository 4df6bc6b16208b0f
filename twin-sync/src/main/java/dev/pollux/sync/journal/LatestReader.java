package dev.pollux.sync.journal;

import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Reads the newest state of twins. Deleted and absent ones are not found. Thread-safe.
final class LatestReader {

    private final Families families;

    LatestReader(Families families) {
        this.families = families;
    }

    Optional<Twin> find(TwinId id) {
        return stored(id).map(StoredTwin::twin).filter(Twin::exists);
    }

    /// The row itself, whatever the twin's stage: an entity recovers from it.
    Optional<StoredTwin> stored(TwinId id) {
        var bytes = families.read(
                "twin " + id, db -> db.get(families.handle(Family.LATEST), Keys.latest(PersistenceIds.of(id))));
        return Optional.ofNullable(bytes).map(row -> TwinForm.decode(id, row));
    }

    List<Twin> find(List<TwinId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var keys = new ArrayList<byte[]>(ids.size());
        ids.forEach(id -> keys.add(Keys.latest(PersistenceIds.of(id))));
        var handles = Collections.nCopies(ids.size(), families.handle(Family.LATEST));
        var rows = families.read(ids.size() + " twins", db -> db.multiGetAsList(handles, keys));
        var twins = new ArrayList<Twin>(ids.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row != null) {
                var twin = TwinForm.decode(ids.get(i), row).twin();
                if (twin.exists()) {
                    twins.add(twin);
                }
            }
        }
        return twins;
    }
}
