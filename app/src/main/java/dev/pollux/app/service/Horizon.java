package dev.pollux.app.service;

import dev.pollux.model.port.Projection;
import dev.pollux.sync.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts events older than the horizon off the journal, once an hour: the newest state of every twin stays, and no event
/// goes before its samples are in the history. One thread.
final class Horizon implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Horizon.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Journal journal;
    private final Duration kept;
    private final Projection history;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("horizon").daemon().factory());

    private Horizon(Journal journal, Duration kept, Projection history, InstantSource clock) {
        this.journal = journal;
        this.kept = kept;
        this.history = history;
        this.clock = clock;
    }

    static Horizon keep(Journal journal, Duration kept, Projection history, InstantSource clock) {
        var horizon = new Horizon(journal, kept, history, clock);
        horizon.thread.scheduleWithFixedDelay(horizon::cut, EVERY.toMinutes(), EVERY.toMinutes(), TimeUnit.MINUTES);
        return horizon;
    }

    private void cut() {
        var old = journal.before(clock.instant().minus(kept));
        var limit = history.reached().isBefore(old) ? history.reached() : old;
        if (journal.horizon().isBefore(limit)) {
            log.atInfo()
                    .addKeyValue("position", journal.cutHistory(limit).text())
                    .log("events before the horizon cut");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
