package dev.pollux.sync.twin;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Position;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest changes, told to everyone who listens by one thread that follows the log. Nothing is read while nobody
/// listens; a listener hears what comes after it subscribed. A listener that throws is dropped and said.
final class ChangeTail implements Changes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeTail.class);
    private static final int BATCH = 1_000;

    private final ChangeLog log;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final AutoCloseable wakeups;
    private volatile boolean awake;
    private volatile boolean closed;
    private volatile Position skipTo = Position.START;
    private Position at;

    ChangeTail(ChangeLog log) {
        this.log = log;
        this.at = log.head();
        this.thread = Thread.ofPlatform().name("pollux-changes").daemon().unstarted(this::run);
        this.wakeups = log.onAppend(this::wake);
        thread.start();
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        synchronized (listeners) {
            if (listeners.isEmpty()) {
                skipTo = log.head();
            }
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    private void wake() {
        if (!awake) {
            awake = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            awake = false;
            if (!listeners.isEmpty()) {
                drain();
            }
            if (!awake && !closed) {
                LockSupport.parkNanos(this, 100_000_000L);
            }
        }
    }

    private void drain() {
        at = later(at, later(skipTo, log.horizon()));
        List<Change> changes;
        do {
            changes = log.after(at, BATCH);
            for (var change : changes) {
                listeners.forEach(listener -> tell(listener, change));
                at = change.position();
            }
        } while (changes.size() == BATCH && !closed);
    }

    private static Position later(Position one, Position other) {
        return one.isBefore(other) ? other : one;
    }

    private void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            listeners.remove(listener);
            LOG.atError().setCause(e).log("change listener failed and was dropped");
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            wakeups.close();
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the change tail did not end", e);
        }
    }
}
