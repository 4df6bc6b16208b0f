package dev.pollux.sync.mqtt;

import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;

/// What a device's publish turned out to be.
sealed interface Inbound {

    /// A change of its twin. `key` recognises a resend and is empty when the device gave none.
    record Change(Envelope request, TwinCommand command, Preconditions when, String key) implements Inbound {}

    /// A question about its twin.
    record Retrieve(Envelope request, String fields) implements Inbound {}

    /// A message from its outbox, or, without saying so, an answer: then somebody waits for its correlation id.
    record Said(Envelope request, Message message) implements Inbound {}

    /// An answer to the message with that correlation id.
    record Answered(Message about, Answer.Answered answer) implements Inbound {}

    /// Nothing that makes sense, with what is known of the request for the answer.
    record Bad(Envelope request, Rejection rejection) implements Inbound {

        /// The payload, rather than the topic or the rights, is what is wrong.
        boolean isPayload() {
            return rejection instanceof Rejection.Malformed(var part, var _) && part != Rejection.Part.TOPIC;
        }
    }

    /// A publish as it came off the wire, as far as it matters here.
    record Publish(String topic, Payload payload, String correlationId) {}
}
