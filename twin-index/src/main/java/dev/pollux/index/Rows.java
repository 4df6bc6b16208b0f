package dev.pollux.index;

import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One row for each twin: its number in the index, its parent's, its policy's. A twin that is only named as a parent,
/// or was deleted, keeps a dead row; rows are never given to another twin. One thread writes, any reads.
final class Rows {

    private final ConcurrentHashMap<TwinId, Integer> ordinals = new ConcurrentHashMap<>();
    private final Names policies;
    private volatile RowChunk[] chunks = new RowChunk[0];
    private volatile int count;
    private volatile int living;

    Rows(Gatekeeper gatekeeper) {
        this.policies = new Names(gatekeeper);
    }

    int count() {
        return count;
    }

    int living() {
        return living;
    }

    Names policies() {
        return policies;
    }

    RowChunk[] chunks() {
        return chunks;
    }

    RowChunk chunkOf(int ordinal) {
        return chunks[RowChunk.index(ordinal)];
    }

    Optional<Integer> ordinal(TwinId id) {
        return Optional.ofNullable(ordinals.get(id));
    }

    TwinId id(int ordinal) {
        return chunkOf(ordinal).ids[RowChunk.row(ordinal)];
    }

    int parent(int ordinal) {
        return chunkOf(ordinal).parents[RowChunk.row(ordinal)];
    }

    int policy(int ordinal) {
        return chunkOf(ordinal).policies[RowChunk.row(ordinal)];
    }

    boolean isAlive(int ordinal) {
        return chunkOf(ordinal).isAlive(RowChunk.row(ordinal));
    }

    /// The twin's row, a dead one when it is new.
    int row(TwinId id) {
        var known = ordinals.get(id);
        return known == null ? add(id) : known;
    }

    private int add(TwinId id) {
        int ordinal = count;
        if (RowChunk.index(ordinal) == chunks.length) {
            var grown = Arrays.copyOf(chunks, chunks.length + 1);
            grown[chunks.length] = new RowChunk();
            chunks = grown;
        }
        var chunk = chunkOf(ordinal);
        int row = RowChunk.row(ordinal);
        chunk.ids[row] = id;
        chunk.parents[row] = RowChunk.NONE;
        chunk.policies[row] = RowChunk.NONE;
        count = ordinal + 1;
        ordinals.put(id, ordinal);
        return ordinal;
    }

    /// Under the chunk's write lock: where the twin stands and who governs it. Parent and policy were numbered before.
    void bear(int ordinal, int parent, int policy) {
        var chunk = chunkOf(ordinal);
        int row = RowChunk.row(ordinal);
        living += chunk.isAlive(row) ? 0 : 1;
        chunk.parents[row] = parent;
        chunk.policies[row] = policy;
        chunk.setAlive(row, true);
    }

    /// Under the chunk's write lock.
    void bury(int ordinal) {
        var chunk = chunkOf(ordinal);
        int row = RowChunk.row(ordinal);
        living -= chunk.isAlive(row) ? 1 : 0;
        chunk.parents[row] = RowChunk.NONE;
        chunk.setAlive(row, false);
    }

    int parentRow(Twin twin) {
        return Relationships.parent(twin).map(this::row).orElse(RowChunk.NONE);
    }

    int policyNumber(Twin twin) {
        var policy = twin.policyId();
        var own = twin.id().as(TwinId.Kind.POLICY);
        // The same texts as the twin's own id, where that is what the policy is called.
        return policies.number(policy.equals(own) ? own : policy);
    }
}
