package dev.pollux.model.twin;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/// The whole state of one twin: its document, in the shape of an Eclipse Ditto thing (or policy), its revision, and
/// what stands beside the document without counting towards its size: presence, open device commands, recent requests.
/// Immutable; only [Decider#evolve] makes a new one. Metadata is the `_metadata` object, empty when there is none.
public record Twin(
        TwinId id,
        Stage stage,
        long revision,
        Instant created,
        Instant modified,
        JsonObject document,
        JsonObject metadata,
        Presence presence,
        Map<String, DeviceCommand> commands,
        RecentRequests recent) {

    /// Whether the twin exists. A deleted twin keeps its revision, so that one made anew under its id goes on
    /// counting.
    public enum Stage {
        ABSENT,
        PRESENT,
        DELETED
    }

    public Twin {
        commands = Map.copyOf(commands);
    }

    /// A twin that nobody has made yet.
    public static Twin absent(TwinId id) {
        return new Twin(
                id,
                Stage.ABSENT,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                JsonObject.EMPTY,
                JsonObject.EMPTY,
                Presence.UNKNOWN,
                Map.of(),
                RecentRequests.NONE);
    }

    Twin with(Presence newPresence) {
        return new Twin(id, stage, revision, created, modified, document, metadata, newPresence, commands, recent);
    }

    Twin with(Map<String, DeviceCommand> newCommands) {
        return new Twin(id, stage, revision, created, modified, document, metadata, presence, newCommands, recent);
    }

    Twin with(JsonObject newDocument, JsonObject newMetadata) {
        return new Twin(id, stage, revision, created, modified, newDocument, newMetadata, presence, commands, recent);
    }

    public boolean exists() {
        return stage == Stage.PRESENT;
    }

    /// The policy that governs this twin: for a policy itself, its own id. Falls back to the policy of the same name.
    public TwinId policyId() {
        if (id.kind() == TwinId.Kind.POLICY) {
            return id;
        }
        return TwinId.policy(document.text("policyId", "")).orElseGet(() -> id.as(TwinId.Kind.POLICY));
    }

    /// The relationships this twin owns, see [JsonPath] `/attributes/relationships`.
    public JsonObject relationships() {
        return document.object("attributes").object("relationships");
    }
}
