package dev.pollux.telemetry;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection.Health;
import dev.pollux.model.port.Reach;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves samples from the change log into the tables, on one thread. Rows are committed by number or by time; a commit
/// counts once it can be read. The offset is stored at most once a second and never runs ahead of what is committed, so
/// after a crash some changes are read again, which changes nothing. On a fault it goes back to what was committed and
/// tries again with growing pauses.
final class HistoryProjection implements AutoCloseable {

    static final String EFFECT = "new samples are not in history yet; twins and devices go on, nothing is lost while "
            + "the journal keeps them";

    private static final Logger log = LoggerFactory.getLogger(HistoryProjection.class);
    private static final int READ_AT_ONCE = 2_000;
    private static final Duration APPLY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STORE_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HistorySettings settings;
    private final QuestDatabase database;
    private final HistoryState state;
    private final ChangeLog changes;
    private final Lock writing;
    private final Meters meters;
    private final LongAdder written;
    private final LongConsumer commits;
    private final Reach reach = new Reach();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("history-projection").unstarted(this::run);
    private volatile Health health = new Health(false, "history is starting", EFFECT);
    private long storedAt;

    HistoryProjection(
            HistorySettings settings,
            QuestDatabase database,
            HistoryState state,
            ChangeLog changes,
            Lock writing,
            Meters meters) {
        this.settings = settings;
        this.database = database;
        this.state = state;
        this.changes = changes;
        this.writing = writing;
        this.meters = meters;
        this.written = meters.counter("history.rows");
        this.commits = meters.timer("history.commit");
        meters.gauge(
                "history.lag",
                this,
                history -> history.changes.head().sequence()
                        - history.reach.reached().sequence());
    }

    void start() {
        reach.set(firstPosition());
        thread.start();
    }

    /// A log that ends before our offset was replaced by an older one; a log that begins after it has lost what we
    /// missed.
    private Position firstPosition() {
        var offset = state.offset();
        if (changes.head().isBefore(offset)) {
            log.atWarn().addKeyValue("offset", offset.text()).log("the journal is older than history");
            return changes.horizon();
        }
        return clampedToHorizon(offset);
    }

    private Position clampedToHorizon(Position position) {
        var horizon = changes.horizon();
        if (!position.isBefore(horizon)) {
            return position;
        }
        if (!position.equals(Position.START)) {
            log.atError().addKeyValue("offset", position.text()).log("history missed changes that are gone");
        }
        return horizon;
    }

    Reach reach() {
        return reach;
    }

    Health health() {
        return health;
    }

    @Override
    public void close() {
        closing.countDown();
        wake.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var _ = changes.onAppend(wake::release)) {
            int failures = 0;
            while (!isClosed()) {
                var before = reach.reached();
                follow();
                failures = reach.reached().equals(before) ? failures + 1 : 1;
                long millis = Math.min(50L << Math.min(failures, 10), LONGEST_PAUSE.toMillis());
                closing.await(millis, TimeUnit.MILLISECONDS);
            }
        } catch (Exception e) {
            health = new Health(false, "history's projection ended: " + e, EFFECT);
            log.atError().setCause(e).log("history projection ended");
        }
    }

    private void follow() {
        try {
            database.resume(Schema.SAMPLES);
            try (var writer = new SampleWriter(database, meters)) {
                while (!isClosed()) {
                    batch(writer);
                }
            }
        } catch (HistoryFailure e) {
            if (health.up()) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("history is down");
            }
            health = new Health(false, String.valueOf(e.getMessage()), EFFECT);
        } catch (RuntimeException e) {
            if (health.up()) {
                log.atError().setCause(e).log("history is down by a fault of ours or of its database");
            }
            health = new Health(false, "history's projection failed: " + e, EFFECT);
        }
    }

    /// Gathers rows until there are enough or the first has waited long enough, then commits them.
    private void batch(SampleWriter writer) {
        var read = clampedToHorizon(reach.reached());
        long deadline = 0;
        while (writer.rows() < settings.commitRows()) {
            var next = changes.after(read, READ_AT_ONCE);
            for (var change : next) {
                SampleRows.of(change).forEach(writer::append);
                read = change.position();
            }
            if (writer.rows() == 0) {
                reach.set(read);
            } else if (deadline == 0) {
                deadline = System.nanoTime() + settings.commitEvery().toNanos();
            }
            if (next.size() < READ_AT_ONCE && !more(deadline)) {
                break;
            }
        }
        commit(writer, read);
    }

    /// Waits for more changes; false when it is time to commit what there is.
    private boolean more(long deadline) {
        long wait = deadline == 0 ? STORE_EVERY.toNanos() : deadline - System.nanoTime();
        try {
            if (wait <= 0 || isClosed() || !wake.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                return false;
            }
            wake.drainPermits();
            return !isClosed();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return false;
        }
    }

    private void commit(SampleWriter writer, Position read) {
        long rows = writer.rows();
        if (rows > 0) {
            long began = System.nanoTime();
            commitAlone(writer);
            commits.accept(System.nanoTime() - began);
            written.add(rows);
        }
        health = Health.UP;
        reach.set(read);
        boolean due = isClosed() || System.nanoTime() - storedAt > STORE_EVERY.toNanos();
        if (due && !state.offset().equals(read)) {
            state.offset(read);
            storedAt = System.nanoTime();
        }
    }

    /// Not while a day is being rolled up: rows that come in between would be dropped with it.
    private void commitAlone(SampleWriter writer) {
        writing.lock();
        try {
            writer.commit();
            database.awaitApplied(Schema.SAMPLES, APPLY_WITHIN);
        } finally {
            writing.unlock();
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }
}
