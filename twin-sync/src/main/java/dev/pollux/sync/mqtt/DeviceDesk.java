package dev.pollux.sync.mqtt;

import dev.pollux.model.json.FieldSelection;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.protocol.Headers;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.sync.mqtt.DeviceSession.Fate;
import dev.pollux.sync.mqtt.DeviceTraffic.ReplyAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/// Deals with what a device said, whatever it is, and answers it. Shared by all connections; thread-safe; never blocks
/// longer than one read from disk.
final class DeviceDesk {

    /// What becomes of the acknowledgement.
    sealed interface Taken {

        /// It is decided by what the future brings.
        record Later(CompletableFuture<Fate> fate) implements Taken {}

        /// Nothing remains to be done.
        record Done() implements Taken {}

        /// The payload was at fault; an error has been sent.
        record BadPayload() implements Taken {}
    }

    private static final Taken DONE = new Taken.Done();
    private static final Taken BAD_PAYLOAD = new Taken.BadPayload();

    private final TwinDirectory twins;
    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private final MessageDesk messages;
    private final Replies replies;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Duration answerWithin;
    private final Correlation correlation = new Correlation();

    DeviceDesk(
            TwinDirectory twins,
            LatestTwins latest,
            Gatekeeper gatekeeper,
            MessageDesk messages,
            Replies replies,
            Traffic traffic,
            InstantSource clock,
            Duration answerWithin) {
        this.twins = twins;
        this.latest = latest;
        this.gatekeeper = gatekeeper;
        this.messages = messages;
        this.replies = replies;
        this.traffic = traffic;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    Taken take(DeviceSession session, Inbound.Publish publish, ReplyAddress address) {
        return switch (session.reader().read(publish, clock.instant())) {
            case Inbound.Change change -> change(session, change, address);
            case Inbound.Retrieve(var request, var fields) -> retrieve(session, request, fields, address);
            case Inbound.Said(var request, var message) ->
                said(session, messages.hear(session, message), request, address);
            case Inbound.Answered(var about, var answer) -> {
                messages.answered(about.twin(), about.correlationId(), answer);
                traffic.accepted();
                yield DONE;
            }
            case Inbound.Bad bad -> {
                refuse(session, bad.request(), bad.rejection(), address);
                yield bad.isPayload() ? BAD_PAYLOAD : DONE;
            }
        };
    }

    private Taken change(DeviceSession session, Inbound.Change change, ReplyAddress address) {
        var correlationId = change.request().correlationId();
        var caller = session.caller(correlationId.isEmpty() ? correlation.make() : correlationId);
        var intent = new Intent(caller, change.when(), change.key(), answerWithin);
        var fate = new CompletableFuture<Fate>();
        twins.execute(session.twin(), change.command(), intent)
                .thenAccept(outcome -> fate.complete(settle(session, change.request(), outcome, address)));
        return new Taken.Later(fate);
    }

    /// A refusal that may pass is no decision: the client is cut off and sends the message again.
    private Fate settle(DeviceSession session, Envelope request, Outcome outcome, ReplyAddress address) {
        return switch (outcome) {
            case Outcome.Done _ -> {
                traffic.accepted();
                replies.respond(session, request, outcome, address);
                yield Fate.ACKNOWLEDGE;
            }
            case Outcome.Refused(var rejection)
            when isPassing(rejection) -> {
                traffic.shed("twin");
                yield Fate.CUT;
            }
            case Outcome.Refused(var rejection) -> {
                refuse(session, request, rejection, address);
                yield Fate.ACKNOWLEDGE;
            }
        };
    }

    private static boolean isPassing(Rejection rejection) {
        return rejection instanceof Rejection.TooBusy
                || rejection instanceof Rejection.TimedOut
                || rejection instanceof Rejection.Unavailable
                || rejection instanceof Rejection.StorageFull;
    }

    private Taken retrieve(DeviceSession session, Envelope request, String fields, ReplyAddress address) {
        var twin = latest.find(session.twin()).orElseGet(() -> Twin.absent(session.twin()));
        var access = gatekeeper.access(session.caller(request.correlationId()), twin.policyId());
        var path = request.path();
        var value = path.in(twin.document());
        if (value.isEmpty() || !access.partly(Permission.READ, Resource.THING, path)) {
            refuse(session, request, new Rejection.NotFound(session.twin(), path), address);
            return DONE;
        }
        try {
            var visible = selected(access.readable(Resource.THING, path, value.get()), fields);
            replies.send(session, request, request.found(twin, visible), address);
            traffic.accepted();
        } catch (IllegalArgumentException e) {
            var detail = String.valueOf(e.getMessage());
            refuse(session, request, new Rejection.Malformed(Rejection.Part.FIELDS, detail), address);
        }
        return DONE;
    }

    private static Json selected(Json visible, String fields) {
        return fields.isEmpty() || !(visible instanceof JsonObject object)
                ? visible
                : FieldSelection.parse(fields).select(object);
    }

    private Taken said(DeviceSession session, MessageDesk.Heard heard, Envelope request, ReplyAddress address) {
        switch (heard) {
            case MessageDesk.Heard.Taken _ -> traffic.accepted();
            case MessageDesk.Heard.Refused(var rejection) -> refuse(session, request, rejection, address);
        }
        return DONE;
    }

    private void refuse(DeviceSession session, Envelope request, Rejection rejection, ReplyAddress address) {
        traffic.refused(rejection);
        replies.refuse(session, withCorrelation(request), rejection, address);
    }

    private Envelope withCorrelation(Envelope request) {
        return request.correlationId().isEmpty()
                ? request.withHeader(Headers.CORRELATION_ID, Json.of(correlation.make()))
                : request;
    }
}
