package dev.pollux.model.twin;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import java.time.Instant;
import java.util.List;

/// What has happened to a twin. Only [Changed] raises the revision.
public sealed interface TwinEvent {

    Instant at();

    Cause cause();

    /// The document changed: an ordered, non-empty list of edits. `request` is empty when the caller named none.
    record Changed(long revision, Instant at, List<Edit> edits, Cause cause, RequestKey request) implements TwinEvent {
        public Changed {
            edits = List.copyOf(edits);
            if (edits.isEmpty()) {
                throw new IllegalArgumentException("a change has at least one edit");
            }
        }
    }

    /// A device command took a step in its life. The first step, to ACCEPTED, carries the whole command.
    record CommandMoved(Instant at, DeviceCommand command, Json result, Cause cause) implements TwinEvent {}

    /// The device's session began or ended.
    record DeviceSeen(Instant at, Presence presence, Cause cause) implements TwinEvent {}
}
