package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.async.SimpleAsyncOutput;
import com.hivemq.extension.sdk.api.interceptor.puback.PubackOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.puback.parameter.PubackOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.puback.parameter.PubackOutboundOutput;
import com.hivemq.extension.sdk.api.interceptor.pubrec.PubrecOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.pubrec.parameter.PubrecOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.pubrec.parameter.PubrecOutboundOutput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import dev.pollux.sync.mqtt.DeviceSession.Fate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Holds back the acknowledgements of one connection until their reports are decided and on disk. The broker would
/// acknowledge on its own when its time is up, so reports have a shorter one, and a client whose report came to nothing
/// is cut off before its acknowledgement is let go. The broker asks for one acknowledgement at a time, in order.
final class HeldAcknowledgements implements PubackOutboundInterceptor, PubrecOutboundInterceptor {

    private final DeviceSession session;
    private final Supplier<ClientService> clients;
    private final Duration brokerPatience;

    HeldAcknowledgements(DeviceSession session, Supplier<ClientService> clients, Duration answerWithin) {
        this.session = session;
        this.clients = clients;
        this.brokerPatience = answerWithin.multipliedBy(4);
    }

    @Override
    public void onOutboundPuback(PubackOutboundInput input, PubackOutboundOutput output) {
        hold(input.getPubackPacket().getPacketIdentifier(), output, this::disconnect);
    }

    @Override
    public void onOutboundPubrec(PubrecOutboundInput input, PubrecOutboundOutput output) {
        hold(input.getPubrecPacket().getPacketIdentifier(), output, this::endSession);
    }

    private <T> void hold(int packetId, SimpleAsyncOutput<T> output, Supplier<CompletableFuture<?>> cut) {
        var fate = session.release(packetId);
        if (fate == null || fate.getNow(Fate.CUT) == Fate.ACKNOWLEDGE) {
            return;
        }
        var held = output.async(brokerPatience);
        fate.whenComplete((decided, _) -> {
            if (decided == Fate.ACKNOWLEDGE) {
                held.resume();
            } else {
                cut.get().whenComplete((_, _) -> held.resume());
            }
        });
    }

    private CompletableFuture<?> disconnect() {
        return clients.get()
                .disconnectClient(session.clientId(), true, DisconnectReasonCode.QUOTA_EXCEEDED, "send it again later");
    }

    /// The broker remembers a QoS 2 message it has seen and would acknowledge it, unseen, when it comes again. So its
    /// whole session has to go.
    private CompletableFuture<?> endSession() {
        return clients.get().invalidateSession(session.clientId());
    }
}
