package dev.pollux.sync.mqtt;

import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.protocol.Headers;
import dev.pollux.model.protocol.Topic;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Rejection;
import dev.pollux.sync.mqtt.DeviceTraffic.ReplyAddress;

/// Answers to what devices ask. They go to the response topic given with the request. Without one, responses go to
/// `…/things/twin/commands/{action}/response` if somebody listens there, and errors to `…/things/twin/errors`.
final class Replies {

    private final Outbound outbound;
    private final Interests interests;

    Replies(Outbound outbound, Interests interests) {
        this.outbound = outbound;
        this.interests = interests;
    }

    void respond(DeviceSession session, Envelope request, Outcome outcome, ReplyAddress address) {
        boolean wanted = address.topic().isPresent() || interests.inResponses(session.twin());
        if (wanted && Headers.wantsResponse(request.headers())) {
            send(session, request, request.response(outcome), address);
        }
    }

    void send(DeviceSession session, Envelope request, Envelope response, ReplyAddress address) {
        var topic = address.topic().orElseGet(() -> request.topic().mqtt() + "/response");
        outbound.publish(topic, response, address.correlation());
    }

    void refuse(DeviceSession session, Envelope request, Rejection rejection, ReplyAddress address) {
        var errors = Topic.twin(session.twin(), Criterion.ERRORS, "");
        outbound.publish(address.topic().orElseGet(errors::mqtt), request.refusal(rejection), address.correlation());
    }
}
