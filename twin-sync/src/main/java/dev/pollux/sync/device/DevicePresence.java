package dev.pollux.sync.device;

import dev.pollux.model.device.Presence;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/// Writes down which devices are there. Only the newest word about a device counts: what changed again before it was
/// written is never written, so a device that flaps costs no more than the disk gives. One write per twin and
/// [#WRITING] in all are under way; memory is bounded by the number of devices. Thread-safe.
public final class DevicePresence implements AutoCloseable {

    private static final int WRITING = 64;
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final TwinDirectory twins;
    private final InstantSource clock;
    private final LongAdder written;
    private final LongAdder coalesced;
    private final Map<TwinId, Presence> wanted = new LinkedHashMap<>();
    private final Map<TwinId, Presence> writing = new LinkedHashMap<>();
    private boolean closed;

    public DevicePresence(TwinDirectory twins, InstantSource clock, Meters meters) {
        this.twins = twins;
        this.clock = clock;
        this.written = meters.counter("device.presence.written");
        this.coalesced = meters.counter("device.presence.coalesced");
    }

    /// The device's session began or ended just now.
    public void saw(TwinId twin, Presence.Status status, String clientId) {
        want(twin, new Presence(status, clock.instant(), clientId));
    }

    /// After a start nobody is connected yet, whatever was written before: says so for all who are not there by now.
    /// Reads every twin, so it belongs on a thread of its own.
    public void sweep(LatestTwins latest, Predicate<TwinId> isConnected) {
        try (var cut = latest.cut()) {
            cut.forEach(twin -> {
                boolean stale = twin.presence().status() == Presence.Status.CONNECTED;
                if (stale && !isConnected.test(twin.id())) {
                    saw(twin.id(), Presence.Status.DISCONNECTED, twin.presence().clientId());
                }
            });
        }
    }

    /// Writes nothing more. What was not written is put right by the sweep of the next start.
    @Override
    public synchronized void close() {
        closed = true;
        wanted.clear();
    }

    private synchronized void want(TwinId twin, Presence presence) {
        if (closed) {
            return;
        }
        if (wanted.put(twin, presence) != null) {
            coalesced.increment();
        }
        writeOn();
    }

    private void writeOn() {
        var next = wanted.entrySet().iterator();
        while (writing.size() < WRITING && next.hasNext()) {
            var entry = next.next();
            if (!writing.containsKey(entry.getKey())) {
                next.remove();
                write(entry.getKey(), entry.getValue());
            }
        }
    }

    private void write(TwinId twin, Presence presence) {
        writing.put(twin, presence);
        var intent = Intent.of(Caller.system("presence"));
        twins.execute(twin, new TwinCommand.See(presence), intent)
                .whenCompleteAsync((outcome, _) -> done(twin, presence, outcome));
    }

    private synchronized void done(TwinId twin, Presence presence, Outcome outcome) {
        writing.remove(twin);
        if (closed) {
            return;
        }
        if (outcome instanceof Outcome.Refused(var rejection) && isPassing(rejection)) {
            wanted.putIfAbsent(twin, presence);
            LATER.execute(this::resume);
        } else {
            written.increment();
            writeOn();
        }
    }

    private synchronized void resume() {
        writeOn();
    }

    private static boolean isPassing(Rejection rejection) {
        return rejection instanceof Rejection.TooBusy
                || rejection instanceof Rejection.TimedOut
                || rejection instanceof Rejection.Unavailable
                || rejection instanceof Rejection.StorageFull;
    }
}
