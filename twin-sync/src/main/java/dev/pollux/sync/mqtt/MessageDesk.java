package dev.pollux.sync.mqtt;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.protocol.MessageEnvelope;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Live messages in both directions. Whoever sends one into an inbox waits for the first answer under its correlation
/// id; what a device says on its own goes to the subscribers of the outbox. Waiting senders are bounded. Thread-safe.
final class MessageDesk {

    /// What became of a message from a device.
    sealed interface Heard {
        record Taken() implements Heard {}

        record Refused(Rejection rejection) implements Heard {}
    }

    private record Waiting(TwinId twin, String correlationId) {}

    private static final Heard TAKEN = new Heard.Taken();

    private static final String OUTBOX = "outbox";

    private final Sessions sessions;
    private final Outbound outbound;
    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private final int bound;
    private final Map<Waiting, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder lateAnswers;

    MessageDesk(
            Sessions sessions, Outbound outbound, LatestTwins latest, Gatekeeper gatekeeper, int bound, Meters meters) {
        this.sessions = sessions;
        this.outbound = outbound;
        this.latest = latest;
        this.gatekeeper = gatekeeper;
        this.bound = bound;
        this.lateAnswers = meters.counter("mqtt.answers.late");
        meters.gauge("mqtt.answers.waiting", waiting, Map::size);
    }

    /// A message from outside. Who watches the twin's boxes hears of it too; one in the outbox is for them alone.
    CompletionStage<Answer> post(Message message, Duration timeout) {
        listeners.forEach(listener -> listener.accept(message));
        return message.direction().equals(OUTBOX)
                ? CompletableFuture.completedStage(new Answer.Sent())
                : send(message, timeout);
    }

    CompletionStage<Answer> send(Message message, Duration timeout) {
        var clients = sessions.of(message.twin()).stream()
                .map(DeviceSession::clientId)
                .toList();
        if (clients.isEmpty()) {
            return refused(new Rejection.NoReceiver(message.twin()));
        }
        if (!timeout.isPositive()) {
            return deliver(message, clients, timeout)
                    .thenApply(listening -> listening == 0 ? noReceiver(message) : new Answer.Sent());
        }
        return ask(message, clients, timeout);
    }

    private CompletionStage<Answer> ask(Message message, List<String> clients, Duration timeout) {
        var key = new Waiting(message.twin(), message.correlationId());
        var answer = new CompletableFuture<Answer>();
        if (waiting.size() >= bound || waiting.putIfAbsent(key, answer) != null) {
            return refused(new Rejection.TooBusy("messages", Duration.ofSeconds(1)));
        }
        deliver(message, clients, timeout).thenAccept(listening -> {
            if (listening == 0) {
                answer.complete(noReceiver(message));
            }
        });
        var late = new Answer.Refused(new Rejection.TimedOut("the device's answer", timeout));
        return answer.completeOnTimeout(late, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> waiting.remove(key, answer));
    }

    private CompletableFuture<Integer> deliver(Message message, List<String> clients, Duration timeout) {
        var envelope = MessageEnvelope.of(message);
        var topic = envelope.topic().mqtt();
        return outbound.ask(topic, envelope, topic, timeout.toSeconds(), clients);
    }

    private static Answer noReceiver(Message message) {
        return new Answer.Refused(new Rejection.NoReceiver(message.twin()));
    }

    private static CompletionStage<Answer> refused(Rejection rejection) {
        return CompletableFuture.completedStage(new Answer.Refused(rejection));
    }

    /// A message from the device's outbox. When somebody waits under its correlation id, it is the answer.
    Heard hear(DeviceSession session, Message message) {
        var asked = waiting.get(new Waiting(message.twin(), message.correlationId()));
        if (asked != null) {
            asked.complete(new Answer.Answered(200, message.payload()));
            return TAKEN;
        }
        var policy = latest.find(message.twin());
        var path = path(message);
        boolean may = policy.isPresent()
                && gatekeeper
                        .access(
                                session.caller(message.correlationId()),
                                policy.get().policyId())
                        .whole(Permission.WRITE, Resource.MESSAGE, path);
        if (!may) {
            return new Heard.Refused(new Rejection.NotAllowed(message.twin(), path, Permission.WRITE));
        }
        listeners.forEach(listener -> listener.accept(message));
        return TAKEN;
    }

    private static JsonPath path(Message message) {
        return MessageEnvelope.of(message).path();
    }

    /// The first answer counts; one that nobody waits for is counted and dropped.
    void answered(TwinId twin, String correlationId, Answer.Answered answer) {
        var asked = waiting.get(new Waiting(twin, correlationId));
        if (asked == null || !asked.complete(answer)) {
            lateAnswers.increment();
        }
    }

    AutoCloseable subscribe(Consumer<Message> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
