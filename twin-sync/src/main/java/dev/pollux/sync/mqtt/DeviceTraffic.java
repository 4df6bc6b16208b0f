package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.sync.mqtt.DeviceSession.Fate;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The door for what one connection publishes: called by the broker for one message at a time, in order. Whatever comes
/// goes to the desk and never to another device. An acknowledgement of a change is held until the change is on disk;
/// what can be refused on the spot is, with a reason code where the protocol has one.
final class DeviceTraffic implements PublishInboundInterceptor {

    private static final int UNACKNOWLEDGED = -1;

    private final DeviceSession session;
    private final DeviceDesk desk;
    private final Traffic traffic;
    private final int perClient;

    DeviceTraffic(DeviceSession session, DeviceDesk desk, Traffic traffic, int perClient) {
        this.session = session;
        this.desk = desk;
        this.traffic = traffic;
        this.perClient = perClient;
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        var packet = input.getPublishPacket();
        traffic.offered();
        if (!session.topics().mayPublish(packet.getTopic())) {
            traffic.refused("foreigntopic");
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED, "a device speaks on its own topics");
        } else if (!packet.getResponseTopic().map(session.topics()::mayPublish).orElse(true)) {
            traffic.refused("foreignresponsetopic");
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED, "answers go to a device's own topics");
        } else if (session.isOverfull() || !traffic.enter(session, perClient)) {
            shed(packet, output);
        } else {
            answer(output, entered(packet));
        }
    }

    /// MQTT 5 has a word for it. An older client is cut off, but not before what it sent earlier is acknowledged, so
    /// that
    /// it gets on whenever it comes back; nothing it sends after is looked at, to keep its order.
    private void shed(PublishPacket packet, PublishInboundOutput output) {
        if (session.isMqtt5()) {
            output.preventPublishDelivery(AckReasonCode.QUOTA_EXCEEDED, "too many messages are under way");
            return;
        }
        if (packet.getQos() != Qos.AT_MOST_ONCE) {
            session.overfill();
            session.hold(packet.getPacketId(), CompletableFuture.completedFuture(Fate.CUT));
        }
        output.preventPublishDelivery();
    }

    /// A message that makes something break gives its place back all the same.
    private DeviceDesk.Taken entered(PublishPacket packet) {
        boolean kept = false;
        try {
            var taken = take(packet);
            kept = taken instanceof DeviceDesk.Taken.Later;
            return taken;
        } finally {
            if (!kept) {
                traffic.leave(session);
            }
        }
    }

    private DeviceDesk.Taken take(PublishPacket packet) {
        var correlation = packet.getCorrelationData();
        var publish = new Inbound.Publish(packet.getTopic(), payload(packet), Correlation.text(correlation));
        var taken = desk.take(session, publish, new ReplyAddress(packet.getResponseTopic(), correlation));
        if (taken instanceof DeviceDesk.Taken.Later(var fate)) {
            hold(packet, fate);
        }
        return taken;
    }

    private void hold(PublishPacket packet, CompletableFuture<Fate> fate) {
        int packetId = packet.getQos() == Qos.AT_MOST_ONCE ? UNACKNOWLEDGED : packet.getPacketId();
        if (packetId != UNACKNOWLEDGED) {
            session.hold(packetId, fate);
        }
        fate.whenComplete((_, _) -> traffic.leave(session));
    }

    private void answer(PublishInboundOutput output, DeviceDesk.Taken taken) {
        switch (taken) {
            case DeviceDesk.Taken.Later _, DeviceDesk.Taken.Done _ -> output.preventPublishDelivery();
            case DeviceDesk.Taken.BadPayload _
            when session.isMqtt5() ->
                output.preventPublishDelivery(AckReasonCode.PAYLOAD_FORMAT_INVALID, "see the errors topic");
            case DeviceDesk.Taken.BadPayload _ -> output.preventPublishDelivery();
        }
    }

    private static Payload payload(PublishPacket packet) {
        var bytes = packet.getPayload().map(DeviceTraffic::bytes).orElseGet(() -> new byte[0]);
        return new Payload(packet.getContentType().orElse("application/json"), bytes);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.asReadOnlyBuffer().get(bytes);
        return bytes;
    }

    /// Where the device wants its answer: MQTT 5's response topic and correlation data, when it gave them.
    record ReplyAddress(Optional<String> topic, Optional<ByteBuffer> correlation) {}
}
