package dev.pollux.sync.journal;

import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer. It takes all writes that wait, up to a group's bound, stores them in one batch with one fsync, and
/// only then moves the head and lets the callers be told. A full disk refuses the group; any other error of a write
/// stops the process, because after a failed fsync nobody knows what is on disk.
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Append WAKE =
            new Append(new byte[0], 0, List.of(), null, Append.NO_DEADLINE, new CompletableFuture<>());

    private final Families families;
    private final JournalSettings settings;
    private final DiskRoom room;
    private final HighWaterMark mark;
    private final Runnable fatal;
    private final Replies replies = new Replies();
    private final ArrayBlockingQueue<Append> queue;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
    private final LongAdder events;
    private final LongAdder refusedBusy;
    private final LongAdder refusedFull;
    private final LongConsumer syncNanos;
    private volatile long head;
    private volatile boolean running = true;
    private volatile boolean broken;
    private boolean full;

    GroupCommit(
            Families families,
            JournalSettings settings,
            DiskRoom room,
            HighWaterMark mark,
            long head,
            Runnable fatal,
            Meters meters) {
        this.families = families;
        this.settings = settings;
        this.room = room;
        this.mark = mark;
        this.head = head;
        this.fatal = fatal;
        this.queue = new ArrayBlockingQueue<>(settings.queuedWrites());
        this.events = meters.counter("journal.events");
        this.refusedBusy = meters.counter("journal.refused", "reason", "busy");
        this.refusedFull = meters.counter("journal.refused", "reason", "full");
        this.syncNanos = meters.timer("journal.write");
        meters.gauge("journal.queue", queue, ArrayBlockingQueue::size);
        meters.gauge("journal.head", this, GroupCommit::head);
    }

    void start() {
        replies.start();
        thread.start();
    }

    long head() {
        return head;
    }

    AutoCloseable onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Queues the write, or refuses it at once when the queue is full or the journal no longer writes.
    void append(Append append) {
        if (broken || !running) {
            append.done().completeExceptionally(closed());
        } else if (!queue.offer(append)) {
            refusedBusy.increment();
            append.done().completeExceptionally(new AppendRefused(new Rejection.TooBusy("journal", RETRY)));
        }
    }

    private void run() {
        var group = new ArrayList<Append>(settings.groupWrites());
        try (var sync = new WriteOptions().setSync(true)) {
            while (running || !queue.isEmpty()) {
                var first = queue.take();
                if (first.size() > 0) {
                    group.add(first);
                    queue.drainTo(group, settings.groupWrites() - 1);
                    commit(List.copyOf(group), sync);
                    group.clear();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stop(e);
        }
    }

    private void commit(List<Append> group, WriteOptions sync) throws InterruptedException {
        long began = System.nanoTime();
        try (var batch = new GroupBatch(families, head)) {
            batch.add(group);
            if (!room.holds(batch.batch().getDataSize())) {
                refuseFull(group);
                return;
            }
            families.db().write(sync, batch.batch());
            written(batch);
            syncNanos.accept(System.nanoTime() - began);
        } catch (RocksDBException e) {
            if (isDiskFull(e)) {
                refuseFull(group);
            } else {
                stop(e);
            }
        }
    }

    private void written(GroupBatch batch) throws InterruptedException {
        events.add(batch.head() - head);
        head = batch.head();
        mark.raise(head);
        if (full) {
            full = false;
            LOG.atInfo().addKeyValue("head", head).log("disk has room again, journal writes");
        }
        listeners.forEach(Runnable::run);
        replies.written(batch.taken(), batch.positions());
        if (!batch.conflicting().isEmpty()) {
            replies.failed(batch.conflicting(), new IllegalStateException("two writers for one persistence id"));
        }
    }

    private void refuseFull(List<Append> group) throws InterruptedException {
        refusedFull.add(group.size());
        if (!full) {
            full = true;
            LOG.atError().addKeyValue("reserveBytes", settings.reserveBytes()).log("disk is full, writes are refused");
        }
        replies.failed(group, new AppendRefused(new Rejection.StorageFull()));
    }

    private static boolean isDiskFull(RocksDBException e) {
        var status = e.getStatus();
        return status != null
                && (status.getSubCode() == Status.SubCode.NoSpace
                        || status.getCode() == Status.Code.IOError
                                && String.valueOf(status.getState()).contains("No space left"));
    }

    private void stop(Exception reason) {
        broken = true;
        running = false;
        LOG.atError().setCause(reason).log("journal cannot write, the process stops");
        fatal.run();
    }

    /// Writes what waits, tells everyone, and ends both threads.
    @Override
    public void close() {
        running = false;
        queue.offer(WAKE);
        try {
            thread.join();
            replies.end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.done().completeExceptionally(closed());
        }
    }

    private static AppendRefused closed() {
        return new AppendRefused(new Rejection.Unavailable("journal", RETRY));
    }
}
