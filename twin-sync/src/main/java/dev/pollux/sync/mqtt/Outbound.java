package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.builder.PublishBuilder;
import com.hivemq.extension.sdk.api.services.publish.PublishToClientResult;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.port.Meters;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.protocol.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// What the service publishes to devices. At most [#UNDER_WAY] publishes are with the broker at a time; more are
/// dropped
/// and counted, since responses and events may be lost where reports may not. Thread-safe, never blocks.
final class Outbound {

    private static final int UNDER_WAY = 20_000;

    private final Supplier<BrokerServices> services;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder sent;
    private final LongAdder dropped;

    Outbound(Supplier<BrokerServices> services, Meters meters) {
        this.services = services;
        this.sent = meters.counter("mqtt.outbound.sent");
        this.dropped = meters.counter("mqtt.outbound.dropped");
        meters.gauge("mqtt.outbound.waiting", underWay, AtomicInteger::get);
    }

    /// Publishes on the topic to whoever may and does subscribe. The correlation data is given back as it came.
    void publish(String topic, Envelope envelope, Optional<ByteBuffer> correlation) {
        var publish = builder(topic, envelope);
        correlation.ifPresent(publish::correlationData);
        if (underWay.incrementAndGet() > UNDER_WAY) {
            underWay.decrementAndGet();
            dropped.increment();
            return;
        }
        sent.increment();
        services.get().publishing().publish(publish.build()).whenComplete((_, _) -> underWay.decrementAndGet());
    }

    /// Sends to these clients, telling them where to answer. Completes with how many of them listen.
    CompletableFuture<Integer> ask(
            String topic, Envelope envelope, String responseTopic, long expirySeconds, List<String> clients) {
        var publish = builder(topic, envelope)
                .responseTopic(responseTopic)
                .correlationData(ByteBuffer.wrap(envelope.correlationId().getBytes(StandardCharsets.UTF_8)))
                .messageExpiryInterval(Math.max(1, expirySeconds))
                .build();
        var listening = CompletableFuture.completedFuture(0);
        for (var client : clients) {
            sent.increment();
            var one = services.get()
                    .publishing()
                    .publishToClient(publish, client)
                    .exceptionally(_ -> PublishToClientResult.NOT_SUBSCRIBED)
                    .thenApply(result -> result == PublishToClientResult.SUCCESSFUL ? 1 : 0);
            listening = listening.thenCombine(one, Integer::sum);
        }
        return listening;
    }

    private static PublishBuilder builder(String topic, Envelope envelope) {
        return Builders.publish()
                .topic(topic)
                .qos(Qos.AT_LEAST_ONCE)
                .contentType(Headers.JSON_CONTENT)
                .payload(ByteBuffer.wrap(JsonCodec.DEFAULT.bytes(envelope.json())));
    }
}
