package dev.pollux.telemetry;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history of measured values in an embedded QuestDB, kept up to date from the change log: every number, truth
/// value
/// and short text that a change says about a feature's properties, with device time and arrival time, whether or not it
/// differs from the value before. Thread-safe. Reads run on a few threads of their own (QuestDB keeps memory by thread)
/// with a bounded queue; one too many is refused with [HistoryFailure].
public final class QuestHistory implements TelemetryHistory, Projection, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(QuestHistory.class);
    private static final int BACKFILL_ROWS = 50_000;
    private static final Duration BACKFILL_WITHIN = Duration.ofMinutes(10);

    private final QuestDatabase database;
    private final HistoryProjection projection;
    private final SeriesReader reader;
    private final Retention retention;
    private final Meters meters;
    private final ReentrantLock writing;
    private final ReentrantReadWriteLock reading;
    private final ThreadPoolExecutor readers;
    private final ScheduledExecutorService maintenance;
    private final InstantSource clock;
    private final LongAdder refused;

    private QuestHistory(Path folder, HistorySettings settings, ChangeLog changes, Meters meters, InstantSource clock) {
        this.database = QuestDatabase.open(folder.resolve("quest"), settings.syncCommits());
        Schema.TABLES.forEach(database::execute);
        var state = HistoryState.open(folder.resolve("state"));
        this.writing = new ReentrantLock();
        this.reading = new ReentrantReadWriteLock();
        this.projection = new HistoryProjection(settings, database, state, changes, writing, meters);
        this.reader = new SeriesReader(database, state);
        this.retention = new Retention(settings, database, state, folder, writing, reading);
        this.meters = meters;
        this.clock = clock;
        this.refused = meters.counter("history.reads.refused");
        this.readers = new ThreadPoolExecutor(
                settings.readers(),
                settings.readers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().daemon().name("history-read-", 0).factory());
        this.maintenance = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("history-maintenance").factory());
        meters.gauge("history.reads.waiting", readers, pool -> pool.getQueue().size());
        meters.gauge("history.disk.bytes", retention, room -> room.diskUse().bytes());
        meters.gauge("history.disk.bound", settings, HistorySettings::maxBytes);
    }

    /// Opens the history in the folder, or makes it, and follows the log. Throws [HistoryFailure] when the folder
    /// cannot be used. The clock decides what is old.
    public static QuestHistory start(
            Path folder, HistorySettings settings, ChangeLog changes, Meters meters, InstantSource clock) {
        var history = new QuestHistory(folder.toAbsolutePath(), settings, changes, meters, clock);
        history.projection.start();
        long every = settings.maintainEvery().toMillis();
        history.maintenance.scheduleWithFixedDelay(history::maintainQuietly, every, every, TimeUnit.MILLISECONDS);
        return history;
    }

    @Override
    public Series read(SeriesQuery query) {
        return ask(() -> reader.read(query));
    }

    @Override
    public List<JsonPath> paths(TwinId twin) {
        return ask(() -> reader.paths(twin));
    }

    @Override
    public long count(TwinId twin, JsonPath path) {
        return ask(() -> reader.count(twin, path));
    }

    private <T> T ask(Callable<T> question) {
        try {
            return readers.submit(() -> reading(question)).get();
        } catch (RejectedExecutionException _) {
            refused.increment();
            throw new HistoryFailure("too many questions wait for history");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HistoryFailure failure
                    ? failure
                    : new IllegalStateException("reading history failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HistoryFailure("the reader was interrupted");
        }
    }

    private <T> T reading(Callable<T> question) throws Exception {
        reading.readLock().lock();
        try {
            return question.call();
        } finally {
            reading.readLock().unlock();
        }
    }

    /// Returns when all samples can be read. Those that are no number, truth value or short text are left out.
    @Override
    public void backfill(List<Sample> samples) {
        writing.lock();
        try (var writer = new SampleWriter(database, meters)) {
            for (var sample : samples) {
                writer.append(sample);
                if (writer.rows() == BACKFILL_ROWS) {
                    writer.commit();
                }
            }
            writer.commit();
            database.awaitApplied(Schema.SAMPLES, BACKFILL_WITHIN);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public DiskUse diskUse() {
        return retention.diskUse();
    }

    /// Applies retention now. Also done on a timer.
    public void maintain() {
        retention.run(clock.instant());
    }

    private void maintainQuietly() {
        try {
            maintain();
        } catch (HistoryFailure e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("history maintenance failed");
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Position reached() {
        return projection.reach().reached();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return projection.reach().await(position, within);
    }

    @Override
    public Health health() {
        return projection.health();
    }

    /// Commits what was read and stops.
    @Override
    public void close() {
        maintenance.shutdownNow();
        projection.close();
        readers.shutdownNow();
        database.close();
    }
}
