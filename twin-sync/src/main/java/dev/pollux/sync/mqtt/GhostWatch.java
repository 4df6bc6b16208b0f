package dev.pollux.sync.mqtt;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ends sessions that never had a connection: one that drops while it is being set up may be told to us as ended before
/// it has begun. Each session is looked after until the broker has once said that its client is there; asked again each
/// round, and never in the round it began in. Bounded by the number of sessions.
final class GhostWatch implements AutoCloseable {

    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final Function<String, CompletableFuture<Boolean>> isConnected;
    private final Set<DeviceSession> asked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("mqtt-ghosts").factory());
    private long before;

    GhostWatch(Sessions sessions, Function<String, CompletableFuture<Boolean>> isConnected) {
        this.sessions = sessions;
        this.isConnected = isConnected;
    }

    GhostWatch start() {
        timer.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /// Asks about every session that began before the last round and was not seen alive.
    void round() {
        for (var session : sessions.unproven()) {
            if (session.serial() <= before && asked.add(session)) {
                isConnected.apply(session.clientId()).whenComplete((there, fault) -> answered(session, there, fault));
            }
        }
        before = sessions.lastSerial();
    }

    private void answered(DeviceSession session, @Nullable Boolean there, @Nullable Throwable fault) {
        asked.remove(session);
        if (fault != null || there == null) {
            return;
        }
        if (there) {
            session.proven();
        } else {
            sessions.end(session.clientId(), session.serial());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
