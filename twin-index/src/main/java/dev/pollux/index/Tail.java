package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection.Health;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent.Changed;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the change log on one thread of its own and is the only one that writes to the fleet. When it fails it says
/// so in its health, waits, and starts over from a fresh cut; meanwhile readers go on with what there is.
final class Tail implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final long IDLE_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 100_000_000L;
    private static final int MAX_DOUBLINGS = 9;

    private final ChangeLog log;
    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private final IndexSettings settings;
    private final LongAdder built;
    private final LongConsumer lag;
    private final AtomicLong behindSince = new AtomicLong();
    private final Waiters waiters = new Waiters(this::reached);
    private volatile Fleet fleet;
    private volatile Position reached;
    private volatile Health health = Health.UP;
    private volatile boolean idle;
    private volatile boolean closed;
    private int failures;

    Tail(
            ChangeLog log,
            LatestTwins latest,
            Gatekeeper gatekeeper,
            IndexSettings settings,
            LongAdder built,
            LongConsumer lag) {
        this.log = log;
        this.latest = latest;
        this.gatekeeper = gatekeeper;
        this.settings = settings;
        this.built = built;
        this.lag = lag;
        try (var cut = latest.cut()) {
            this.reached = cut.position();
            this.fleet = Fleet.of(latest, cut, gatekeeper, settings.declared(), settings.columns(), built);
        }
    }

    Fleet fleet() {
        return fleet;
    }

    Position reached() {
        return reached;
    }

    Waiters waiters() {
        return waiters;
    }

    Health health() {
        return health;
    }

    /// A change was appended: remembers since when there is something to do. True when the tail sleeps.
    boolean appended() {
        if (behindSince.get() == 0) {
            behindSince.compareAndSet(0, System.nanoTime());
        }
        return idle;
    }

    void close() {
        closed = true;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                follow();
            } catch (RuntimeException e) {
                recover(e);
            }
        }
    }

    private void follow() {
        long since = behindSince.getAndSet(0);
        var head = log.head();
        if (!reached.isBefore(head)) {
            idle();
            return;
        }
        var changes = log.after(reached, settings.batch());
        apply(changes);
        reached = changes.size() < settings.batch() ? passed(changes, head) : last(changes);
        health = Health.UP;
        failures = 0;
        waiters.passed(reached);
        if (since != 0) {
            lag.accept(System.nanoTime() - since);
        }
        if (fleet.isMostlyDead()) {
            restart(fleet.columns().paths());
        }
        if (changes.size() < settings.batch()) {
            rest(settings.rest().toNanos());
        } else {
            behindSince.compareAndSet(0, since);
        }
    }

    /// The log may hold what is no change of a twin: an incomplete batch has passed it up to the head seen before.
    private static Position passed(List<Change> changes, Position head) {
        return changes.isEmpty() || last(changes).isBefore(head) ? head : last(changes);
    }

    private static Position last(List<Change> changes) {
        return changes.getLast().position();
    }

    /// Sleeps until a change is appended. The flag goes up before the last look, so that no append is missed.
    private void idle() {
        idle = true;
        if (!reached.isBefore(log.head())) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        idle = false;
    }

    private void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !closed; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void apply(List<Change> changes) {
        var fleetNow = fleet;
        var anew = new LinkedHashSet<TwinId>();
        for (var change : changes) {
            boolean ours = change.twin().kind() == TwinId.Kind.THING && !anew.contains(change.twin());
            if (ours && change.event() instanceof Changed changed && !fleetNow.apply(change.twin(), changed)) {
                anew.add(change.twin());
            }
        }
        if (!anew.isEmpty()) {
            reread(fleetNow, anew);
        }
    }

    private void reread(Fleet into, LinkedHashSet<TwinId> ids) {
        var found = new HashMap<TwinId, Twin>();
        latest.find(new ArrayList<>(ids)).forEach(twin -> found.put(twin.id(), twin));
        for (var id : ids) {
            var twin = found.get(id);
            if (twin == null) {
                into.remove(id);
            } else {
                into.put(twin);
            }
        }
    }

    private void recover(RuntimeException e) {
        try {
            failed(e);
        } catch (RuntimeException again) {
            LOG.atError().setCause(again).log("live index could not start over");
        }
    }

    /// Applying a change twice does no harm, so the first failure only costs time. A second one may have its reason in
    /// what has been read: then the fleet is made anew.
    private void failed(RuntimeException e) {
        failures++;
        health = new Health(false, String.valueOf(e.getMessage()), "searches and counts are out of date");
        LOG.atError().addKeyValue("reached", reached.text()).setCause(e).log("live index fell behind");
        rest(RETRY_NANOS << Math.min(failures - 1, MAX_DOUBLINGS));
        if (failures > 1 || reached.isBefore(log.horizon())) {
            restart(fleet.columns().paths());
        }
    }

    private void restart(List<JsonPath> paths) {
        try (var cut = latest.cut()) {
            fleet = Fleet.of(latest, cut, gatekeeper, paths, settings.columns(), built);
            reached = cut.position();
            waiters.passed(reached);
        }
    }
}
