package dev.pollux.sync.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Turns a group of appends into one batch: events at the next positions, their index entries, the newest state of each
/// twin once, and its next deadline. An append whose number is taken is left out: somebody else writes for that twin.
/// Numbers may leave gaps, because Pekko counts on after a write it could not store.
final class GroupBatch implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final Families families;
    private final WriteBatch batch = new WriteBatch();
    private final Map<ByteBuffer, Long> newest = new HashMap<>();
    private final List<Append> taken = new ArrayList<>();
    private final List<Append> conflicting = new ArrayList<>();
    private final long before;
    private long position;

    GroupBatch(Families families, long head) {
        this.families = families;
        this.before = head;
        this.position = head;
    }

    void add(List<Append> group) throws RocksDBException {
        for (var append : group) {
            if (isNext(append)) {
                newest.put(ByteBuffer.wrap(append.pid()), append.firstSeqNr() + append.size() - 1);
                taken.add(append);
            } else {
                conflicting.add(append);
            }
        }
        for (var append : taken) {
            put(append);
        }
    }

    private boolean isNext(Append append) throws RocksDBException {
        var inGroup = newest.get(ByteBuffer.wrap(append.pid()));
        if (inGroup != null) {
            return append.firstSeqNr() > inGroup;
        }
        var key = Keys.numbered(append.pid(), append.firstSeqNr());
        return families.db().get(families.handle(Family.BY_TWIN), key) == null;
    }

    private void put(Append append) throws RocksDBException {
        long seqNr = append.firstSeqNr();
        for (var event : append.events()) {
            var global = Keys.global(++position);
            batch.put(families.handle(Family.EVENTS), global, event);
            batch.put(families.handle(Family.BY_TWIN), Keys.numbered(append.pid(), seqNr++), global);
        }
        var latest = append.latest();
        if (latest != null && newest.getOrDefault(ByteBuffer.wrap(append.pid()), 0L) == seqNr - 1) {
            batch.put(families.handle(Family.LATEST), append.pid(), latest);
        }
        if (append.deadlineMillis() != Append.NO_DEADLINE) {
            batch.put(families.handle(Family.DUE), Keys.due(append.deadlineMillis(), append.pid()), NOTHING);
        }
    }

    WriteBatch batch() {
        return batch;
    }

    List<Append> taken() {
        return taken;
    }

    List<Append> conflicting() {
        return conflicting;
    }

    /// The position of the last event in the batch.
    long head() {
        return position;
    }

    /// The position of the last event of each append taken.
    long[] positions() {
        var positions = new long[taken.size()];
        long at = before;
        for (int i = 0; i < positions.length; i++) {
            at += taken.get(i).size();
            positions[i] = at;
        }
        return positions;
    }

    @Override
    public void close() {
        batch.close();
    }
}
