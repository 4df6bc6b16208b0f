package dev.pollux.index;

import dev.pollux.model.twin.TwinId;
import java.util.concurrent.locks.StampedLock;

/// A stretch of rows. The tail writes under the write lock, one change at a time; readers try without a lock first and
/// check afterwards that nothing was written meanwhile, so they see each row as it was between two changes.
final class RowChunk {

    static final int ROWS = 4_096;
    static final int WORDS = ROWS / 64;
    static final int NONE = -1;

    private static final int ATTEMPTS = 3;

    final TwinId[] ids = new TwinId[ROWS];
    final long[] alive = new long[WORDS];
    final int[] parents = new int[ROWS];
    final int[] policies = new int[ROWS];
    private final StampedLock lock = new StampedLock();

    static int index(int ordinal) {
        return ordinal / ROWS;
    }

    static int row(int ordinal) {
        return ordinal % ROWS;
    }

    boolean isAlive(int row) {
        return (alive[row >> 6] & 1L << row) != 0;
    }

    void setAlive(int row, boolean living) {
        alive[row >> 6] = living ? alive[row >> 6] | 1L << row : alive[row >> 6] & ~(1L << row);
    }

    void write(Runnable change) {
        long stamp = lock.writeLock();
        try {
            change.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /// Runs the read until it saw no write. It must stand being run again, and half-written rows.
    void read(Runnable read) {
        for (int i = 0; i < ATTEMPTS; i++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                read.run();
                if (lock.validate(stamp)) {
                    return;
                }
            }
        }
        readLocked(read);
    }

    /// Runs the read once while nobody writes. For what must not see half a row at all.
    void readLocked(Runnable read) {
        long stamp = lock.readLock();
        try {
            read.run();
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
