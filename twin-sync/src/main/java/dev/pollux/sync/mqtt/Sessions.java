package dev.pollux.sync.mqtt;

import dev.pollux.model.device.Presence.Status;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.device.DevicePresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Who is connected. A device is present while at least one of its connections stands; what that means for its twin is
/// passed on. Thread-safe; bounded by the broker's connections.
final class Sessions {

    private final Map<String, DeviceSession> byClient = new ConcurrentHashMap<>();
    private final Map<TwinId, List<DeviceSession>> byTwin = new ConcurrentHashMap<>();
    private final AtomicLong serials = new AtomicLong();
    private final DevicePresence presence;

    Sessions(DevicePresence presence) {
        this.presence = presence;
    }

    long nextSerial() {
        return serials.incrementAndGet();
    }

    long lastSerial() {
        return serials.get();
    }

    /// The sessions whose connection the broker has not confirmed yet.
    List<DeviceSession> unproven() {
        return byClient.values().stream().filter(session -> !session.isProven()).toList();
    }

    /// A connection begins; one that it takes over ends by [#end] before or after.
    void begin(DeviceSession session) {
        byClient.put(session.clientId(), session);
        byTwin.compute(session.twin(), (_, others) -> {
            presence.saw(session.twin(), Status.CONNECTED, session.clientId());
            return others == null ? List.of(session) : with(others, session);
        });
    }

    private static List<DeviceSession> with(List<DeviceSession> others, DeviceSession session) {
        var all = new ArrayList<>(others);
        all.removeIf(other -> other.clientId().equals(session.clientId()));
        all.add(session);
        return List.copyOf(all);
    }

    /// A connection ended. What another connection took over in the meantime stays.
    void end(String clientId, long serial) {
        var session = byClient.get(clientId);
        if (session == null || session.serial() != serial || !byClient.remove(clientId, session)) {
            return;
        }
        byTwin.computeIfPresent(session.twin(), (twin, all) -> {
            var left = all.stream().filter(other -> other != session).toList();
            if (left.isEmpty()) {
                presence.saw(twin, Status.DISCONNECTED, clientId);
                return null;
            }
            presence.saw(twin, Status.CONNECTED, left.getLast().clientId());
            return left;
        });
    }

    List<DeviceSession> of(TwinId twin) {
        return byTwin.getOrDefault(twin, List.of());
    }

    boolean isConnected(TwinId twin) {
        return byTwin.containsKey(twin);
    }

    Optional<DeviceSession> client(String clientId) {
        return Optional.ofNullable(byClient.get(clientId));
    }

    int size() {
        return byClient.size();
    }

    /// The clients connected with this user name.
    List<String> clientsOf(String username) {
        return byClient.keySet().stream()
                .filter(clientId -> ClientIds.belongs(clientId, username))
                .toList();
    }
}
