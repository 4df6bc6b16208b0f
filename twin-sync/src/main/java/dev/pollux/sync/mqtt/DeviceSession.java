package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One connection of a device: for which twin it speaks, what of it is under way, and which acknowledgements are held
/// back until their report is on disk. Thread-safe; as many acknowledgements are held as are in flight.
final class DeviceSession {

    /// What is to be done with an acknowledgement: send it, or cut the client off so that it sends the message again.
    enum Fate {
        ACKNOWLEDGE,
        CUT
    }

    private final long serial;
    private final TwinId twin;
    private final String clientId;
    private final MqttVersion version;
    private final OwnTopics topics;
    private final InboundReader reader;
    private final List<String> subjects;
    private final AtomicBoolean beginsToListen = new AtomicBoolean();
    private volatile boolean overfull;
    private volatile boolean proven;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ConcurrentHashMap<Integer, CompletableFuture<Fate>> held = new ConcurrentHashMap<>();

    DeviceSession(long serial, TwinId twin, String clientId, MqttVersion version) {
        this.serial = serial;
        this.twin = twin;
        this.clientId = clientId;
        this.version = version;
        this.topics = OwnTopics.of(twin);
        this.reader = new InboundReader(topics);
        this.subjects = subjects(twin);
    }

    /// What a device of the twin is known as to policies.
    static List<String> subjects(TwinId twin) {
        return List.of("device:" + twin.text(), "devices:" + twin.namespace());
    }

    long serial() {
        return serial;
    }

    TwinId twin() {
        return twin;
    }

    String clientId() {
        return clientId;
    }

    OwnTopics topics() {
        return topics;
    }

    InboundReader reader() {
        return reader;
    }

    boolean isMqtt5() {
        return version == MqttVersion.V_5;
    }

    Caller caller(String correlationId) {
        return new Caller(subjects, Cause.Origin.DEVICE, correlationId);
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    /// The client sent more than it may: it is being cut off.
    void overfill() {
        overfull = true;
    }

    boolean isOverfull() {
        return overfull;
    }

    /// The broker says that the connection stands: its end will be told.
    void proven() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    /// The device asked to hear its inbox; [#listens] says so once, when the broker has agreed.
    void beginToListen() {
        beginsToListen.set(true);
    }

    boolean listens() {
        return beginsToListen.compareAndSet(true, false);
    }

    /// Holds the acknowledgement of this packet until the future says what to do.
    void hold(int packetId, CompletableFuture<Fate> fate) {
        held.put(packetId, fate);
    }

    /// The hold on this packet's acknowledgement, which ends with this call; null when there is none.
    @Nullable
    CompletableFuture<Fate> release(int packetId) {
        return held.remove(packetId);
    }
}
