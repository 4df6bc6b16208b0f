package dev.pollux.sync.world;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Position;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.DueTimers;
import dev.pollux.sync.journal.PersistenceIds;
import dev.pollux.sync.journal.StoredWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A journal as the real one promises to be, on a disk that takes its time: what is written is durable after the next
/// sync, one sync covers all that waits, and those who wait hear of it a moment later, in order. A crash loses what was
/// not synced, or keeps the first part of it although nobody was told.
final class Disk implements ChangeLog, DueTimers {

    /// One stored event: its place in the order of all, its number in the twin's own, and the state after it.
    record Row(Position position, String pid, long seqNr, TwinEvent event, Twin after) {}

    private record Batch(
            String pid, long firstSeqNr, List<StoredWrite> writes, CompletableFuture<Optional<Exception>> done) {}

    private static final Exception GONE = new Exception("the disk is gone", null, false, false) {};

    private final Loop loop;
    private final Gen chance;
    private final Trace trace;
    private final Mutation mutation;
    private final List<Row> log = new ArrayList<>();
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final TreeSet<Due> due =
            new TreeSet<>(Comparator.comparingLong(Due::atMillis).thenComparing(Due::twin));
    private final Set<Due> forgotten = new LinkedHashSet<>();
    private final ArrayDeque<Batch> written = new ArrayDeque<>();
    private final Set<Batch> unanswered = new LinkedHashSet<>();
    private int life;
    private long repliedAt;
    private boolean down;
    private boolean syncing;
    private boolean full;
    private Duration stall = Duration.ZERO;

    Disk(Loop loop, Gen chance, Mutation mutation, Trace trace) {
        this.loop = loop;
        this.chance = chance;
        this.mutation = mutation;
        this.trace = trace;
    }

    void full(boolean now) {
        trace.add(loop.now(), now ? "disk full" : "disk has room");
        full = now;
    }

    /// The next sync takes this much longer.
    void stall(Duration longer) {
        trace.add(loop.now(), "disk stalls " + longer);
        stall = longer;
    }

    CompletableFuture<Optional<Exception>> append(String pid, long firstSeqNr, List<StoredWrite> writes) {
        var batch = new Batch(pid, firstSeqNr, writes, new CompletableFuture<>());
        if (down) {
            batch.done.complete(Optional.of(GONE));
            return batch.done;
        }
        written.add(batch);
        unanswered.add(batch);
        if (mutation == Mutation.ACKNOWLEDGES_BEFORE_SYNC) {
            reply(batch, new Position(log.size() + writes.size()));
        }
        sync();
        return batch.done;
    }

    private void sync() {
        if (syncing || written.isEmpty()) {
            return;
        }
        syncing = true;
        var group = List.copyOf(written);
        int mine = life;
        var takes = Duration.ofNanos(50_000 + chance.below(5_000_000)).plus(stall);
        stall = Duration.ZERO;
        loop.after(takes, () -> {
            if (mine == life) {
                synced(group);
            }
        });
    }

    private void synced(List<Batch> group) {
        trace.add(loop.now(), "synced " + group.size());
        syncing = false;
        int mine = life;
        repliedAt = Math.max(repliedAt, loop.now() + chance.below(300_000));
        for (var batch : group) {
            written.remove(batch);
            boolean stored = store(batch);
            var position = head();
            loop.after(Duration.ofNanos(repliedAt - loop.now()), () -> {
                if (mine == life && stored) {
                    reply(batch, position);
                } else if (mine == life) {
                    refuse(batch);
                }
            });
        }
        sync();
    }

    /// A number that is taken, or comes too early, is refused as the real journal refuses it.
    private boolean store(Batch batch) {
        var known = rows.computeIfAbsent(batch.pid, _ -> new ArrayList<>());
        if (full || batch.firstSeqNr != highest(batch.pid) + 1) {
            return false;
        }
        long seqNr = batch.firstSeqNr;
        for (var write : batch.writes) {
            var row = new Row(new Position(log.size() + 1L), batch.pid, seqNr++, write.event(), write.after());
            trace.add(loop.now(), "stored " + batch.pid + " " + row.seqNr + " " + Words.of(write.event()));
            log.add(row);
            known.add(row);
        }
        long next = DueTimers.earliest(batch.writes.getLast().after());
        if (next != NONE && mutation != Mutation.FORGETS_DEADLINES) {
            due.add(new Due(batch.writes.getLast().after().id(), next));
        }
        return true;
    }

    private void reply(Batch batch, Position last) {
        if (unanswered.remove(batch)) {
            batch.writes.forEach(write -> write.receipt().stored(last));
            batch.done.complete(Optional.empty());
        }
    }

    private void refuse(Batch batch) {
        if (unanswered.remove(batch)) {
            batch.writes.forEach(write -> write.receipt().refused(new Rejection.StorageFull()));
            batch.done.complete(Optional.of(GONE));
        }
    }

    /// The process is gone, and with it what it had not synced; some of that may have reached the disk all the same.
    void crash() {
        life++;
        down = true;
        syncing = false;
        repliedAt = 0;
        int kept = chance.below(written.size() + 1);
        trace.add(loop.now(), "crash keeps " + kept + " of " + written.size());
        for (int i = 0; i < kept; i++) {
            store(written.removeFirst());
        }
        written.clear();
        if (mutation == Mutation.LOSES_A_SYNCED_WRITE && !log.isEmpty()) {
            var lost = log.removeLast();
            rows.get(lost.pid).remove(lost);
        }
        List.copyOf(unanswered).forEach(batch -> batch.done.complete(Optional.of(GONE)));
        unanswered.clear();
        due.addAll(forgotten.stream().filter(_ -> chance.chance(50)).toList());
        forgotten.clear();
    }

    void open() {
        down = false;
    }

    List<Row> rows(String pid) {
        return rows.getOrDefault(pid, List.of());
    }

    List<Row> log() {
        return log;
    }

    long highest(String pid) {
        var known = rows(pid);
        return known.isEmpty() ? 0 : known.getLast().seqNr;
    }

    /// The newest durable state.
    Twin latest(TwinId id) {
        var known = rows(PersistenceIds.of(id));
        return known.isEmpty() ? Twin.absent(id) : known.getLast().after;
    }

    /// Reading takes a moment.
    <T> CompletableFuture<T> read(Supplier<T> what) {
        var read = new CompletableFuture<T>();
        loop.after(Duration.ofNanos(10_000 + chance.below(500_000)), () -> read.complete(what.get()));
        return read;
    }

    Gen chance() {
        return chance;
    }

    Mutation mutation() {
        return mutation;
    }

    @Override
    public List<Due> due(Instant now, int max) {
        return due.stream()
                .takeWhile(each -> each.atMillis() <= now.toEpochMilli())
                .limit(max)
                .toList();
    }

    @Override
    public void forget(Due met) {
        if (due.remove(met)) {
            forgotten.add(met);
        }
    }

    @Override
    public Position head() {
        return new Position(log.size());
    }

    @Override
    public Position horizon() {
        return Position.START;
    }

    @Override
    public List<Change> after(Position position, int max) {
        return log.stream()
                .skip(position.sequence())
                .limit(max)
                .map(row -> new Change(row.position, row.after.id(), row.event))
                .toList();
    }

    @Override
    public AutoCloseable onAppend(Runnable listener) {
        throw new UnsupportedOperationException("nobody listens in this world");
    }
}
