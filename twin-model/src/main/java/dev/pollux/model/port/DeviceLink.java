package dev.pollux.model.port;

import dev.pollux.model.json.Json;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// The way to a device. Messages go to whoever listens on the twin's inbox; an answer comes back under the same
/// correlation id.
public interface DeviceLink {

    boolean isConnected(TwinId id);

    /// Sends the message. With a zero timeout nobody waits and the answer is [Answer.Sent]; otherwise the first answer
    /// wins. No receiver, or none in time, is a refusal. One in the outbox goes to who watches it: [Answer.Sent].
    CompletionStage<Answer> send(Message message, Duration timeout);

    /// `feature` is empty for the thing itself. `direction` is `inbox` (to the device) or `outbox` (from it).
    record Message(
            TwinId twin, String feature, String direction, String subject, Payload payload, String correlationId) {}

    /// A payload as it came: JSON, or any other content type as text or bytes.
    record Payload(String contentType, byte[] bytes) {
        public static Payload json(Json value) {
            return new Payload("application/json", dev.pollux.model.json.JsonCodec.DEFAULT.bytes(value));
        }
    }

    sealed interface Answer {
        record Sent() implements Answer {}

        record Answered(int status, Payload payload) implements Answer {}

        record Refused(Rejection rejection) implements Answer {}
    }
}
