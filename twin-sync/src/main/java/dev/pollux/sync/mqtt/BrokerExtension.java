package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.interceptor.suback.SubackOutboundInterceptor;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// What we are to the broker: the gate, the doors of each connection, and the listener for who comes and goes. It is
/// set
/// up before the broker listens, so nobody gets in unseen.
final class BrokerExtension implements ExtensionMain, ClientLifecycleEventListener {

    private static final String SERIAL = "pollux.serial";

    /// The doors of one connection.
    record Doors(
            DeviceTraffic inbound, HeldAcknowledgements acknowledgements, SubackOutboundInterceptor subscriptions) {}

    private final DeviceGate gate;
    private final Sessions sessions;
    private final Interests interests;
    private final Function<DeviceSession, Doors> doors;
    private final CompletableFuture<BrokerServices> services = new CompletableFuture<>();

    BrokerExtension(DeviceGate gate, Sessions sessions, Interests interests, Function<DeviceSession, Doors> doors) {
        this.gate = gate;
        this.sessions = sessions;
        this.interests = interests;
        this.doors = doors;
    }

    /// Known once the extension is started, which is before the broker listens.
    BrokerServices services() {
        return services.join();
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        services.complete(new BrokerServices(
                Services.publishService(),
                Services.clientService(),
                Services.subscriptionStore(),
                input.getServerInformation()));
        Services.interceptorRegistry().setConnectInboundInterceptorProvider(_ -> gate);
        Services.securityRegistry().setAuthenticatorProvider(_ -> gate);
        Services.securityRegistry().setAuthorizerProvider(_ -> gate);
        Services.eventRegistry().setClientLifecycleEventListener(_ -> this);
        Services.initializerRegistry().setClientInitializer(this::initialize);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    private void initialize(InitializerInput input, ClientContext context) {
        var connection = input.getConnectionInformation();
        DeviceGate.twin(connection).ifPresent(twin -> {
            var clientId = input.getClientInformation().getClientId();
            var session = new DeviceSession(sessions.nextSerial(), twin, clientId, connection.getMqttVersion());
            connection.getConnectionAttributeStore().putAsString(SERIAL, Long.toString(session.serial()));
            var door = doors.apply(session);
            context.addPublishInboundInterceptor(door.inbound());
            context.addPubackOutboundInterceptor(door.acknowledgements());
            context.addPubrecOutboundInterceptor(door.acknowledgements());
            context.addSubackOutboundInterceptor(door.subscriptions());
            sessions.begin(session);
        });
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {}

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {}

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        var connection = input.getConnectionInformation();
        var clientId = input.getClientInformation().getClientId();
        connection
                .getConnectionAttributeStore()
                .getAsString(SERIAL)
                .ifPresent(serial -> sessions.end(clientId, Long.parseLong(serial)));
        DeviceGate.twin(connection)
                .ifPresent(twin -> services().clients().getSession(clientId).thenAccept(session -> {
                    if (session.isEmpty()) {
                        interests.forget(twin, clientId);
                    }
                }));
    }
}
