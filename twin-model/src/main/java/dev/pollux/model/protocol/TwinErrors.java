package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import dev.pollux.model.twin.TwinId.Kind;

/// Errors about the state of one twin or policy. Codes are told apart by the place they are about.
final class TwinErrors {

    private TwinErrors() {}

    static DittoError notFound(Rejection.NotFound it) {
        return new DittoError(
                404,
                resource(it.id(), it.path()).errorStem() + ".notfound",
                "There is no " + place(it.id(), it.path()) + ", or you may not read it.",
                "Check the id and the path, and that the policy grants you READ there.");
    }

    static DittoError notAllowed(Rejection.NotAllowed it) {
        return new DittoError(
                403,
                isMessage(it.path())
                        ? "messages:send.notallowed"
                        : resource(it.id(), it.path()).errorStem() + ".notmodifiable",
                "You may not do this to " + place(it.id(), it.path()) + ": " + it.missing() + " is missing.",
                "Ask for " + it.missing() + " on this path in the policy of '" + it.id() + "'.");
    }

    static DittoError conflict(Rejection.Conflict it) {
        return new DittoError(
                409,
                root(it.id()) + ".conflict",
                "The " + kind(it.id()) + " '" + it.id() + "' already exists.",
                "Choose another id, or change the one that exists.");
    }

    static DittoError preconditionFailed(Rejection.PreconditionFailed it) {
        return new DittoError(
                412,
                group(it.id()) + ":precondition.failed",
                "The header '" + it.header() + "' asks for " + it.asked() + ", but the entity tag is "
                        + (it.actual().isEmpty() ? "not there" : it.actual()) + ".",
                "Somebody else was faster, or the tag is old: read again and decide anew.");
    }

    static DittoError notModified(Rejection.NotModified it) {
        return new DittoError(
                304,
                group(it.id()) + ":precondition.notmodified",
                "The entity tag of '" + it.id() + "' is still " + it.tag() + ".",
                "What you have is current.");
    }

    static DittoError conditionFailed(Rejection.ConditionFailed it) {
        return new DittoError(
                412,
                group(it.id()) + ":condition.failed",
                "The condition does not hold for '" + it.id() + "': " + it.condition(),
                "Read the state and compare it with the condition; fields you may not read never match.");
    }

    static DittoError tooLarge(Rejection.TooLarge it) {
        return new DittoError(
                413,
                root(it.id()) + ".toolarge",
                "'" + it.id() + "' would have " + it.bytes() + " bytes, " + it.allowed() + " are allowed.",
                "Remove what is not state, such as histories: samples are kept in the telemetry history.");
    }

    static DittoError invalidValue(Rejection.InvalidValue it) {
        return new DittoError(
                400,
                it.id().kind() == Kind.POLICY ? "policies:entry.invalid" : "json.invalid",
                "At " + it.path() + " of '" + it.id() + "' " + it.expected() + " is expected, but there was " + it.got()
                        + ".",
                "Correct the value at this path and send it again.");
    }

    static DittoError beyondHistory(Rejection.BeyondHistory it) {
        return new DittoError(
                404,
                root(it.id()) + ".history.notfound",
                "The history of '" + it.id() + "' begins at " + it.oldest() + ", after " + it.asked() + ".",
                "Ask for something younger. How long history is kept is a setting.");
    }

    static DittoError policyMissing(Rejection.PolicyMissing it) {
        return new DittoError(
                400,
                "things:thing.notcreatable",
                "The policy '" + it.policy() + "' that '" + it.id() + "' names does not exist.",
                "Create the policy first, name another one, or name none to get one of your own.");
    }

    static DittoError policyLockout(Rejection.PolicyLockout it) {
        return new DittoError(
                403,
                "policies:policy.modificationinvalid",
                "The policy '" + it.policy() + "' would leave nobody who may change it.",
                "Keep one entry whose subject has WRITE on 'policy:/' and does not expire.");
    }

    private static boolean isMessage(JsonPath path) {
        return path.segments().contains("messages");
    }

    private static DittoResource resource(TwinId id, JsonPath path) {
        return DittoResource.at(id.kind(), path).orElse(DittoResource.root(id.kind()));
    }

    private static String root(TwinId id) {
        return DittoResource.root(id.kind()).errorStem();
    }

    private static String group(TwinId id) {
        return id.kind() == Kind.POLICY ? "policies" : "things";
    }

    private static String kind(TwinId id) {
        return DittoResource.root(id.kind()).noun();
    }

    private static String place(TwinId id, JsonPath path) {
        return path.isRoot() ? kind(id) + " '" + id + "'" : path + " in the " + kind(id) + " '" + id + "'";
    }
}
