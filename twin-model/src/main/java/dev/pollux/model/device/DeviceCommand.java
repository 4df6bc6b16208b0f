package dev.pollux.model.device;

import dev.pollux.model.json.Json;
import java.time.Instant;
import java.util.Set;

/// A command handed to a device, and where it is in its life. `name` is the message subject the device listens to;
/// `feature` names the feature it is for, empty for the whole thing. Times are UTC.
public record DeviceCommand(
        String id,
        String name,
        String feature,
        Json payload,
        State state,
        Instant accepted,
        Instant expires,
        Instant moved) {

    /// The steps of a command's life. Every command ends in a terminal one.
    public enum State {
        ACCEPTED,
        QUEUED,
        SENT,
        DELIVERED,
        STARTED,
        SUCCEEDED,
        FAILED,
        REJECTED,
        EXPIRED,
        CANCELLED,
        TIMED_OUT;

        private static final Set<State> TERMINAL = Set.of(SUCCEEDED, FAILED, REJECTED, EXPIRED, CANCELLED, TIMED_OUT);

        public boolean isTerminal() {
            return TERMINAL.contains(this);
        }

        /// True when a command in this state may move on to the other: forward only, out of no terminal state.
        public boolean leadsTo(State next) {
            return !isTerminal() && (next.isTerminal() || next.ordinal() > ordinal() || this == SENT && next == QUEUED);
        }
    }

    public DeviceCommand to(State next, Instant at) {
        return new DeviceCommand(id, name, feature, payload, next, accepted, expires, at);
    }

    /// What is remembered of a command that ended.
    public DeviceCommand withoutPayload() {
        return new DeviceCommand(id, name, feature, Json.NULL, state, accepted, expires, moved);
    }
}
