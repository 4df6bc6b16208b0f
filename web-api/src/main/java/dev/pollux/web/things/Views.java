package dev.pollux.web.things;

import dev.pollux.model.device.Presence;
import dev.pollux.model.json.FieldSelection;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// What a caller sees of a twin: the newest state without what its policy hides. Who may read nothing of a twin is
/// answered as if there were none. Thread-safe.
public final class Views {

    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;

    public Views(LatestTwins latest, Gatekeeper gatekeeper) {
        this.latest = latest;
        this.gatekeeper = gatekeeper;
    }

    /// The twin, when the caller may read any of it.
    public Optional<Twin> find(TwinId id, Caller caller) {
        return latest.find(id).filter(twin -> visible(twin, caller));
    }

    /// The twin, whoever asks: for what is not decided by READ.
    Optional<Twin> latest(TwinId id) {
        return latest.find(id);
    }

    public boolean visible(Twin twin, Caller caller) {
        return access(twin, caller).partly(Permission.READ, resource(twin.id()), JsonPath.ROOT);
    }

    public Access access(Twin twin, Caller caller) {
        return gatekeeper.access(caller, twin.policyId());
    }

    /// What the caller may do under a policy, whether or not a twin still stands under it.
    public Access access(TwinId policy, Caller caller) {
        return gatekeeper.access(caller, policy);
    }

    /// The readable part of what stands at the path; empty when nothing does, or nothing of it may be read.
    public Optional<Json> at(Twin twin, JsonPath path, Caller caller) {
        var access = access(twin, caller);
        var resource = resource(twin.id());
        if (!access.partly(Permission.READ, resource, path)) {
            return Optional.empty();
        }
        var value = path.in(twin.document());
        return access.whole(Permission.READ, resource, path)
                ? value
                : value.map(hidden -> withId(twin, path, access.readable(resource, path, hidden)));
    }

    /// The readable document, in full or as far as the fields ask for it. Only then are `_revision`, `_created`,
    /// `_modified`, `_metadata`, `_presence` and `_policy` part of it.
    public JsonObject document(Twin twin, Caller caller, Optional<FieldSelection> fields) {
        var readable = at(twin, JsonPath.ROOT, caller).orElse(JsonObject.EMPTY);
        var document = readable instanceof JsonObject object ? object : JsonObject.EMPTY;
        return fields.map(selection -> selection.select(extended(twin, document, selection, caller)))
                .orElse(document);
    }

    private JsonObject extended(Twin twin, JsonObject document, FieldSelection fields, Caller caller) {
        var wide = document;
        for (var path : fields.paths()) {
            var name = path.isRoot() ? "" : path.segment(0);
            if (name.startsWith("_") && !wide.has(name)) {
                var value = special(twin, name, caller);
                wide = value.isPresent() ? wide.with(name, value.get()) : wide;
            }
        }
        return wide;
    }

    private Optional<Json> special(Twin twin, String name, Caller caller) {
        return switch (name) {
            case "_revision" -> Optional.of(Json.of(twin.revision()));
            case "_created" -> Optional.of(Json.of(twin.created().toString()));
            case "_modified" -> Optional.of(Json.of(twin.modified().toString()));
            case "_metadata" -> metadata(twin, access(twin, caller));
            case "_presence" -> Optional.of(presence(twin.presence()));
            case "_policy" -> find(twin.policyId(), caller).map(policy -> document(policy, caller, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Optional<Json> metadata(Twin twin, Access access) {
        var readable = access.readable(resource(twin.id()), JsonPath.ROOT, twin.metadata());
        return readable instanceof JsonObject object && !object.isEmpty() ? Optional.of(object) : Optional.empty();
    }

    /// Whether the device is connected, as `_presence` shows it.
    public static JsonObject presence(Presence presence) {
        return JsonObject.builder()
                .put("status", presence.status().name())
                .put("since", presence.since().toString())
                .build();
    }

    private static Json withId(Twin twin, JsonPath path, Json value) {
        if (!path.isRoot() || !(value instanceof JsonObject object)) {
            return value;
        }
        var key = idKey(twin.id());
        return object.has(key) ? object : object.with(key, Json.of(twin.id().text()));
    }

    static String idKey(TwinId id) {
        return switch (id.kind()) {
            case THING -> "thingId";
            case POLICY -> "policyId";
        };
    }

    static Resource resource(TwinId id) {
        return switch (id.kind()) {
            case THING -> Resource.THING;
            case POLICY -> Resource.POLICY;
        };
    }
}
