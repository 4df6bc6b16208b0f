package dev.pollux.model.twin;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Instant;
import java.util.List;

/// What can be asked of a twin. The first four are the whole algebra of document changes: every HTTP method, MQTT
/// topic and Ditto command is one of them. The rest concerns what stands beside the document.
public sealed interface TwinCommand {

    /// Make the twin; refused when it exists.
    record Create(JsonObject document) implements TwinCommand {}

    /// Set the value at the path. At the root: create, or replace the whole document.
    record Put(JsonPath path, Json value) implements TwinCommand {}

    /// Merge the patch at the path, by RFC 7396 with Ditto's `{{ ~regex~ }}` keys. At the root it creates a missing
    /// twin.
    record Merge(JsonPath path, Json patch) implements TwinCommand {}

    /// Remove what stands at the path. At the root: delete the twin.
    record Delete(JsonPath path) implements TwinCommand {}

    /// Samples a device reports: each a value at a path with the device's own time, in the order they were taken. All
    /// are accepted or none; the newest device time wins in the document, older ones count as history only.
    record Report(List<Observation> observations) implements TwinCommand {
        public Report {
            observations = List.copyOf(observations);
        }

        public record Observation(JsonPath path, Json value, Instant observed) {}
    }

    /// Hand the device a command, kept beside the document until it ends.
    record Dispatch(DeviceCommand command) implements TwinCommand {}

    /// The command moves on in its life: it was sent, answered, cancelled.
    record Advance(String commandId, DeviceCommand.State to, Json result) implements TwinCommand {}

    /// The device's session began or ended.
    record See(Presence presence) implements TwinCommand {}

    /// Time has come to a deadline this twin has set: expire what is due.
    record Tick() implements TwinCommand {}
}
