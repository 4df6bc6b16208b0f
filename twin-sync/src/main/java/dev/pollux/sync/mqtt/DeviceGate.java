package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.interceptor.connect.ConnectInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import dev.pollux.model.port.Credentials;
import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.TwinId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Who may come in, and what they may listen to. A device proves itself by user name and password; its client id is
/// made its own before that, its will must lie on its own topics, and so must all it subscribes to. Thread-safe.
final class DeviceGate implements ConnectInboundInterceptor, SimpleAuthenticator, SubscriptionAuthorizer {

    private static final String TWIN = "pollux.twin";
    private static final String INBOX = "things/live/messages/+";

    private final Credentials credentials;
    private final Sessions sessions;
    private final Interests interests;
    private final LongAdder strangers;
    private final LongAdder badWills;
    private final LongAdder badFilters;

    DeviceGate(Credentials credentials, Sessions sessions, Interests interests, Meters meters) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.interests = interests;
        this.strangers = meters.counter("mqtt.connections.refused", "reason", "credentials");
        this.badWills = meters.counter("mqtt.connections.refused", "reason", "will");
        this.badFilters = meters.counter("mqtt.subscriptions.refused");
    }

    @Override
    public void onConnect(ConnectInboundInput input, ConnectInboundOutput output) {
        var packet = output.getConnectPacket();
        packet.getUserName()
                .filter(username -> !username.isEmpty())
                .map(username -> ClientIds.own(packet.getClientId(), username))
                .filter(own -> !own.equals(packet.getClientId()))
                .ifPresent(packet::setClientId);
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var packet = input.getConnectPacket();
        var twin = verify(packet);
        if (twin.isEmpty()) {
            strangers.increment();
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "user name or password is wrong");
            return;
        }
        var topics = OwnTopics.of(twin.get());
        if (packet.getWillPublish().isPresent()
                && !topics.mayPublish(packet.getWillPublish().get().getTopic())) {
            badWills.increment();
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "a will goes below " + topics.prefix());
            return;
        }
        var attributes = input.getConnectionInformation().getConnectionAttributeStore();
        attributes.putAsString(TWIN, twin.get().text());
        output.authenticateSuccessfully();
    }

    private Optional<TwinId> verify(ConnectPacket packet) {
        var username = packet.getUserName().orElse("");
        var twin = credentials.verify(username, bytes(packet.getPassword()));
        return twin.filter(_ -> ClientIds.belongs(packet.getClientId(), username));
    }

    private static byte[] bytes(Optional<ByteBuffer> buffer) {
        return buffer.map(data -> {
                    var bytes = new byte[data.remaining()];
                    data.asReadOnlyBuffer().get(bytes);
                    return bytes;
                })
                .orElseGet(() -> new byte[0]);
    }

    /// The twin that the connection was authenticated for.
    static Optional<TwinId> twin(ConnectionInformation connection) {
        return connection.getConnectionAttributeStore().getAsString(TWIN).flatMap(TwinId::thing);
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        var filter = input.getSubscription().getTopicFilter();
        var topics = twin(input.getConnectionInformation()).map(OwnTopics::of);
        if (topics.isPresent() && topics.get().maySubscribe(filter)) {
            var clientId = input.getClientInformation().getClientId();
            interests.add(topics.get(), clientId, filter);
            if (topics.get().reaches(filter, INBOX)) {
                sessions.client(clientId).ifPresent(DeviceSession::beginToListen);
            }
            output.authorizeSuccessfully();
        } else {
            badFilters.increment();
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "a device listens on its own topics");
        }
    }
}
