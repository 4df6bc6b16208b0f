package dev.pollux.sync.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// The open database and its families. Every read goes through [#read], which keeps the database from being closed
/// under it and turns a failing read into [JournalUnreadable]. Thread-safe.
final class Families implements AutoCloseable {

    /// A piece of reading.
    interface Reading<T extends @Nullable Object> {
        T from(RocksDB db) throws RocksDBException;
    }

    private final RocksDB db;
    private final FamilyOptions options;
    private final Map<Family, ColumnFamilyHandle> handles;
    private final ColumnFamilyHandle unused;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private Families(
            RocksDB db, FamilyOptions options, Map<Family, ColumnFamilyHandle> handles, ColumnFamilyHandle unused) {
        this.db = db;
        this.options = options;
        this.handles = handles;
        this.unused = unused;
    }

    /// Opens the database in the folder; where there is none, makes it if `create` says so and else throws.
    static Families open(Path folder, JournalSettings settings, boolean create) throws RocksDBException {
        RocksDB.loadLibrary();
        var options = new FamilyOptions(settings);
        var descriptors = new ArrayList<ColumnFamilyDescriptor>();
        descriptors.add(options.unused());
        for (var family : Family.values()) {
            descriptors.add(options.family(family));
        }
        var opened = new ArrayList<ColumnFamilyHandle>();
        try {
            var db = RocksDB.open(options.database(create), folder.toString(), descriptors, opened);
            var handles = new EnumMap<Family, ColumnFamilyHandle>(Family.class);
            for (var family : Family.values()) {
                handles.put(family, opened.get(family.ordinal() + 1));
            }
            return new Families(db, options, handles, opened.getFirst());
        } catch (RocksDBException e) {
            options.close();
            throw e;
        }
    }

    /// Runs the reading while the database is open. Throws [IllegalStateException] once it is closed.
    <T extends @Nullable Object> T read(String what, Reading<T> reading) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            return reading.from(db);
        } catch (RocksDBException e) {
            throw new JournalUnreadable("the journal could not read " + what, e);
        } finally {
            life.readLock().unlock();
        }
    }

    ColumnFamilyHandle handle(Family family) {
        var handle = handles.get(family);
        if (handle == null) {
            throw new IllegalStateException("no such family: " + family);
        }
        return handle;
    }

    RocksIterator iterator(Family family, ReadOptions reading) {
        return db.newIterator(handle(family), reading);
    }

    RocksDB db() {
        return db;
    }

    /// Waits for readings under way, then closes. Reads afterwards are refused.
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                handles.values().forEach(ColumnFamilyHandle::close);
                unused.close();
                db.close();
                options.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}
