package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.protocol.Envelope.Request;
import dev.pollux.model.protocol.Topic.Channel;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinCommand;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What an envelope asks for, in the words of the algebra.
final class Requests {

    private Requests() {}

    static Request of(Envelope envelope, Instant now) {
        var topic = envelope.topic();
        if (topic.criterion() != Criterion.COMMANDS || topic.channel() == Channel.LIVE) {
            return refused(Part.TOPIC, "'" + topic.text() + "' is no topic of a twin's commands");
        }
        if (topic.isForAny()) {
            return refused(Part.TOPIC, "a command names its twin: '" + topic.text() + "' names any");
        }
        if (!DittoNames.isResource(topic.id().kind(), envelope.path())) {
            return refused(Part.PATH, "nothing can stand at '" + envelope.path() + "'");
        }
        return switch (topic.action()) {
            case "create" -> create(envelope, now);
            case "modify" -> withValue(envelope, now, value -> new TwinCommand.Put(envelope.path(), value));
            case "merge" -> withValue(envelope, now, value -> new TwinCommand.Merge(envelope.path(), value));
            case "delete" -> delete(envelope, now);
            case "retrieve" -> new Request.Retrieve(envelope.path(), envelope.fields());
            default -> new Request.Refused(new Rejection.NotSupported("the command '" + topic.action() + "'"));
        };
    }

    private static Request create(Envelope envelope, Instant now) {
        if (!envelope.path().isRoot()) {
            return refused(Part.PATH, "create makes a whole twin: its path is '/', not '" + envelope.path() + "'");
        }
        return envelope.value().orElse(Json.NULL) instanceof JsonObject document
                ? change(envelope, now, new TwinCommand.Create(document))
                : refused(Part.JSON, "create needs an object as its value");
    }

    /// Every thing has a policy, so its policyId can be changed and not be taken away.
    private static Request delete(Envelope envelope, Instant now) {
        var resource = DittoResource.at(envelope.topic().id().kind(), envelope.path());
        return resource.equals(Optional.of(DittoResource.POLICY_ID))
                ? new Request.Refused(new Rejection.NotSupported("to delete the policyId of a thing"))
                : change(envelope, now, new TwinCommand.Delete(envelope.path()));
    }

    private static Request withValue(Envelope envelope, Instant now, Function<Json, TwinCommand> command) {
        return envelope.value()
                .map(value -> change(envelope, now, command.apply(value)))
                .orElseGet(() -> refused(Part.JSON, envelope.topic().action() + " needs a value"));
    }

    private static Request change(Envelope envelope, Instant now, TwinCommand command) {
        return switch (PreconditionHeaders.of(envelope.headers(), now)) {
            case PreconditionHeaders.Read.Ok(var when) -> new Request.Change(command, when);
            case PreconditionHeaders.Read.Refused(var rejection) -> new Request.Refused(rejection);
        };
    }

    private static Request refused(Part part, String detail) {
        return new Request.Refused(new Rejection.Malformed(part, detail));
    }
}
