package dev.pollux.model.twin;

import dev.pollux.model.json.JsonPath;
import java.time.Duration;

/// Why a request is refused. Each case carries data, not a sentence; `model.protocol` maps each to its Ditto error
/// code, HTTP status and problem.
public sealed interface Rejection {

    /// Nothing stands at the path, or the caller may not know that it does.
    record NotFound(TwinId id, JsonPath path) implements Rejection {}

    /// The caller may see the place but not do this to it.
    record NotAllowed(TwinId id, JsonPath path, Access.Permission missing) implements Rejection {}

    /// The twin to be made exists.
    record Conflict(TwinId id) implements Rejection {}

    /// An ETag precondition failed: which header, what was asked, what is.
    record PreconditionFailed(TwinId id, String header, String asked, String actual) implements Rejection {}

    /// A read whose `If-None-Match` names the current tag.
    record NotModified(TwinId id, String tag) implements Rejection {}

    /// The RQL condition does not hold.
    record ConditionFailed(TwinId id, String condition) implements Rejection {}

    /// The document would pass its size.
    record TooLarge(TwinId id, long bytes, long allowed) implements Rejection {}

    /// The value has no place there: what was expected at the path, what was given.
    record InvalidValue(TwinId id, JsonPath path, String expected, String got) implements Rejection {}

    /// The payload or a parameter is malformed: which one, and what is wrong with it.
    record Malformed(Part part, String detail) implements Rejection {}

    /// The part of a request that was malformed.
    enum Part {
        JSON,
        JSON_TOO_LARGE,
        JSON_TOO_DEEP,
        ID,
        PATH,
        FIELDS,
        FILTER,
        OPTION,
        HEADER,
        TOPIC,
        TIMEOUT,
        CONTENT_TYPE,
        MERGE
    }

    /// The policy named by a twin is missing, so that nobody could ever read it again.
    record PolicyMissing(TwinId id, TwinId policy) implements Rejection {}

    /// The policy would lock everybody out.
    record PolicyLockout(TwinId policy) implements Rejection {}

    /// Too much is under way for this twin or caller; try again after the given time.
    record TooBusy(String bound, Duration retryAfter) implements Rejection {}

    /// The store has no room; the twin is unchanged.
    record StorageFull() implements Rejection {}

    /// A part the request needs is down for now: which, and when to try again.
    record Unavailable(String dependency, Duration retryAfter) implements Rejection {}

    /// No answer came in time from the one who was asked.
    record TimedOut(String what, Duration after) implements Rejection {}

    /// No device is there to take the message.
    record NoReceiver(TwinId id) implements Rejection {}

    /// The command is not in a state that allows this step.
    record CommandNotOpen(TwinId id, String commandId, String state) implements Rejection {}

    /// The caller did not prove who it is.
    record Unauthenticated(String detail) implements Rejection {}

    /// The resource does not know the method or operation.
    record NotSupported(String what) implements Rejection {}

    /// The history asked for lies before what is kept.
    record BeyondHistory(TwinId id, String asked, String oldest) implements Rejection {}
}
