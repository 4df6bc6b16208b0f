package dev.pollux.sync.journal;

/// The bounds of a journal. `queuedWrites` wait for the writer at most, more are refused; `groupWrites` share one fsync
/// at most. Writing is refused while less than `reserveBytes` are free on the disk, so that RocksDB has room to tidy up
/// and to recover. At opening, tables are checked whole up to `verifyBytes`, and the order of events up to
/// `verifyEvents` back from the head; the rest is verified when it is read. `cacheBytes` bounds the block cache,
/// `memtableBytes` one memtable of a family.
public record JournalSettings(
        int queuedWrites,
        int groupWrites,
        long reserveBytes,
        long verifyBytes,
        long verifyEvents,
        long cacheBytes,
        long memtableBytes) {

    private static final long MIB = 1024 * 1024;

    public static final JournalSettings DEFAULT =
            new JournalSettings(20_000, 2_000, 256 * MIB, 256 * MIB, 20_000, 128 * MIB, 64 * MIB);

    public JournalSettings {
        if (queuedWrites < 1 || groupWrites < 1) {
            throw new IllegalArgumentException("a journal needs a queue and a group above zero");
        }
    }

    /// These settings with another reserve of disk space.
    public JournalSettings withReserveBytes(long bytes) {
        return new JournalSettings(
                queuedWrites, groupWrites, bytes, verifyBytes, verifyEvents, cacheBytes, memtableBytes);
    }

    /// These settings with other memory: the block cache, and one memtable of events.
    public JournalSettings withMemory(long cache, long memtable) {
        return new JournalSettings(queuedWrites, groupWrites, reserveBytes, verifyBytes, verifyEvents, cache, memtable);
    }
}
