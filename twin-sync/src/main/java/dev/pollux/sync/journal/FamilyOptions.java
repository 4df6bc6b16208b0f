package dev.pollux.sync.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksObject;

/// How RocksDB is set up, and the native objects that hold it. The first four properties protect acknowledged writes:
/// without them a flipped bit or a lost older log file drops some silently. Two of them have no setter in Java.
final class FamilyOptions implements AutoCloseable {

    private static final long MIB = 1024 * 1024;
    private static final int BLOCK_BYTES = 16 * 1024;

    private final List<RocksObject> owned = new ArrayList<>();
    private final JournalSettings settings;
    private final Cache cache;

    FamilyOptions(JournalSettings settings) {
        this.settings = settings;
        this.cache = own(new LRUCache(settings.cacheBytes()));
    }

    DBOptions database(boolean create) {
        var properties = new Properties();
        properties.setProperty("wal_recovery_mode", "kTolerateCorruptedTailRecords");
        properties.setProperty("recycle_log_file_num", "0");
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        properties.setProperty("wal_compression", "kZSTD");
        var options = DBOptions.getDBOptionsFromProps(properties);
        if (options == null) {
            throw new IllegalStateException("this RocksDB does not know the options the journal depends on");
        }
        return own(options)
                .setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(create)
                .setParanoidChecks(true)
                .setMaxTotalWalSize(256 * MIB)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MIB)
                .setInfoLogLevel(InfoLogLevel.INFO_LEVEL)
                .setMaxLogFileSize(4 * MIB)
                .setKeepLogFileNum(3)
                .setStatsDumpPeriodSec(0);
    }

    /// Events are only ever asked for when they exist, so a filter would be in vain; the rest has one.
    ColumnFamilyDescriptor family(Family family) {
        var table = new BlockBasedTableConfig()
                .setBlockSize(BLOCK_BYTES)
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        if (family != Family.EVENTS) {
            table.setFilterPolicy(own(new BloomFilter(10)));
        }
        var options = own(new ColumnFamilyOptions())
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setWriteBufferSize(settings.memtableBytes())
                .setMaxWriteBufferNumber(family == Family.EVENTS ? 4 : 2);
        return new ColumnFamilyDescriptor(family.bytes(), options);
    }

    /// The family RocksDB cannot do without. After a full disk RocksDB resumes once the largest memtable of any family
    /// has room, so this one's must not be larger than the others'.
    ColumnFamilyDescriptor unused() {
        var options = own(new ColumnFamilyOptions()).setWriteBufferSize(settings.memtableBytes());
        return new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options);
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }

    @Override
    public void close() {
        owned.reversed().forEach(RocksObject::close);
    }
}
