package dev.pollux.sync.journal;

import java.nio.charset.StandardCharsets;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/// The few facts about the journal as a whole that must move together with its rows.
final class Meta {

    private static final byte[] HORIZON = "horizon".getBytes(StandardCharsets.UTF_8);

    private Meta() {}

    /// The position up to which events were cut; 0 when none were.
    static long horizon(Families families) throws RocksDBException {
        var stored = families.db().get(families.handle(Family.META), HORIZON);
        return stored == null ? 0 : Keys.global(stored);
    }

    static void setHorizon(Families families, long position) throws RocksDBException {
        try (var sync = new WriteOptions().setSync(true)) {
            families.db().put(families.handle(Family.META), sync, HORIZON, Keys.global(position));
        }
    }
}
