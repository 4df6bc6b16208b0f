package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Credentials;
import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Messages;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.device.CommandCourier;
import dev.pollux.sync.device.DevicePresence;
import dev.pollux.sync.mqtt.BrokerExtension.Doors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The wire to devices over MQTT 3.1.1 and 5: an embedded broker in which every topic is one of the Ditto Protocol and
/// a
/// device speaks for its own twin only. Start it once the twins are up; close it before them. Thread-safe.
public final class MqttBroker implements DeviceLink, Messages, AutoCloseable {

    private final EmbeddedBroker broker;
    private final BrokerServices services;
    private final DevicePresence presence;
    private final Sessions sessions;
    private final MessageDesk messages;
    private final EventFeed events;
    private final CommandCourier courier;
    private final GhostWatch ghosts;
    private final AutoCloseable revocations;

    private MqttBroker(Wiring wiring, EmbeddedBroker broker, AutoCloseable revocations) {
        this.broker = broker;
        this.services = wiring.extension.services();
        this.presence = wiring.presence;
        this.sessions = wiring.sessions;
        this.messages = wiring.messages;
        this.events = wiring.events;
        this.courier = wiring.courier;
        this.ghosts = wiring.ghosts.start();
        this.revocations = revocations;
    }

    /// Returns when the broker listens. Throws [PortInUse] when the port is taken.
    public static MqttBroker start(
            MqttSettings settings,
            TwinDirectory twins,
            LatestTwins latest,
            Gatekeeper gatekeeper,
            Changes changes,
            Credentials credentials,
            InstantSource clock,
            Meters meters) {
        EmbeddedBroker.checkPort(settings);
        var wiring = new Wiring(settings, twins, latest, gatekeeper, changes, credentials, clock, meters);
        var broker = EmbeddedBroker.start(settings, wiring.extension);
        var revocations = credentials.onRevoke(username -> wiring.sessions
                .clientsOf(username)
                .forEach(client -> wiring.extension
                        .services()
                        .clients()
                        .disconnectClient(client, true, DisconnectReasonCode.NOT_AUTHORIZED, "credential revoked")));
        Thread.ofVirtual()
                .name("presence-sweep")
                .start(() -> wiring.presence.sweep(latest, wiring.sessions::isConnected));
        return new MqttBroker(wiring, broker, revocations);
    }

    /// The parts, made in the order in which they need each other.
    private static final class Wiring {

        private final DevicePresence presence;
        private final Sessions sessions;
        private final MessageDesk messages;
        private final EventFeed events;
        private final CommandCourier courier;
        private final BrokerExtension extension;
        private final GhostWatch ghosts;

        Wiring(
                MqttSettings settings,
                TwinDirectory twins,
                LatestTwins latest,
                Gatekeeper gatekeeper,
                Changes changes,
                Credentials credentials,
                InstantSource clock,
                Meters meters) {
            presence = new DevicePresence(twins, clock, meters);
            sessions = new Sessions(presence);
            var interests = new Interests(this::follow);
            var outbound = new Outbound(this::services, meters);
            messages = new MessageDesk(sessions, outbound, latest, gatekeeper, settings.pendingAnswers(), meters);
            var link = new Link(sessions, messages);
            courier = new CommandCourier(link, twins, latest, changes, clock, meters);
            events = new EventFeed(changes, interests, outbound, latest, gatekeeper);
            var traffic = new Traffic(settings.inFlight(), meters);
            var replies = new Replies(outbound, interests);
            var within = settings.answerWithin();
            var desk = new DeviceDesk(twins, latest, gatekeeper, messages, replies, traffic, clock, within);
            extension = new BrokerExtension(
                    new DeviceGate(credentials, sessions, interests, meters),
                    sessions,
                    interests,
                    session -> new Doors(
                            new DeviceTraffic(session, desk, traffic, settings.inFlightPerClient()),
                            new HeldAcknowledgements(session, () -> services().clients(), within),
                            (_, _) -> listens(session)));
            ghosts = new GhostWatch(sessions, client -> services().clients().isClientConnected(client));
            meters.gauge("mqtt.connections", sessions, Sessions::size);
        }

        private void listens(DeviceSession session) {
            if (session.listens()) {
                courier.deviceListens(session.twin());
            }
        }

        private void follow() {
            events.follow();
        }

        private BrokerServices services() {
            return extension.services();
        }
    }

    private record Link(Sessions sessions, MessageDesk messages) implements DeviceLink {
        @Override
        public boolean isConnected(TwinId id) {
            return sessions.isConnected(id);
        }

        @Override
        public CompletionStage<Answer> send(Message message, Duration timeout) {
            return messages.send(message, timeout);
        }
    }

    /// The port it listens on, also when it was to choose one itself.
    public int port() {
        return services.server().getListener().stream()
                .mapToInt(Listener::getPort)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the broker does not listen"));
    }

    @Override
    public boolean isConnected(TwinId id) {
        return sessions.isConnected(id);
    }

    @Override
    public CompletionStage<Answer> send(Message message, Duration timeout) {
        return messages.post(message, timeout);
    }

    @Override
    public AutoCloseable subscribe(Consumer<Message> listener) {
        return messages.subscribe(listener);
    }

    /// Takes no more messages and closes all connections.
    @Override
    public void close() throws Exception {
        revocations.close();
        ghosts.close();
        courier.close();
        events.close();
        broker.close();
        presence.close();
    }
}
