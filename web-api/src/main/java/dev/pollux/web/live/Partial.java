package dev.pollux.web.live;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.web.things.Views;
import java.util.Optional;

/// What a change looks like to one reader: a merge patch with the changed places it may read, `null` where something
/// was removed. Empty when it may read none of them.
public final class Partial {

    private Partial() {}

    public static Optional<JsonObject> of(Change change, Access access) {
        return switch (change.event()) {
            case TwinEvent.Changed changed -> edits(change, changed, access);
            case TwinEvent.DeviceSeen seen ->
                access.partly(Permission.READ, Resource.THING, JsonPath.ROOT)
                        ? Optional.of(identity(change).with("_presence", Views.presence(seen.presence())))
                        : Optional.empty();
            case TwinEvent.CommandMoved _ -> Optional.empty();
        };
    }

    private static Optional<JsonObject> edits(Change change, TwinEvent.Changed changed, Access access) {
        Json patch = JsonObject.EMPTY;
        for (var edit : changed.edits()) {
            patch = add(patch, edit, access);
        }
        if (!(patch instanceof JsonObject object) || object.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(object.with("thingId", Json.of(change.twin().text()))
                .with("_revision", Json.of(changed.revision()))
                .with("_modified", Json.of(changed.at().toString())));
    }

    private static JsonObject identity(Change change) {
        return JsonObject.of("thingId", Json.of(change.twin().text()));
    }

    private static Json add(Json patch, Edit edit, Access access) {
        if (!access.partly(Permission.READ, Resource.THING, edit.path())) {
            return patch;
        }
        return switch (edit) {
            case Edit.Put(var path, var value, var _) ->
                JsonEdit.put(patch, path, access.readable(Resource.THING, path, value));
            case Edit.Merge(var path, var part, var _) -> merged(patch, path, part, access);
            case Edit.Remove(var path, var _) -> path.isRoot() ? patch : JsonEdit.put(patch, path, Json.NULL);
            case Edit.Late _ -> patch;
        };
    }

    private static Json merged(Json patch, JsonPath path, Json part, Access access) {
        var readable = access.readable(Resource.THING, path, part);
        var before = path.in(patch).orElse(JsonObject.EMPTY);
        boolean both = before instanceof JsonObject && readable instanceof JsonObject;
        return JsonEdit.put(patch, path, both ? union(before, readable) : readable);
    }

    /// Like a merge, but a `null` stays: it says that something was removed.
    private static Json union(Json before, Json after) {
        if (!(before instanceof JsonObject old) || !(after instanceof JsonObject changes)) {
            return after;
        }
        var result = old;
        for (int i = 0; i < changes.size(); i++) {
            var there = result.get(changes.key(i));
            var next = there == null ? changes.value(i) : union(there, changes.value(i));
            result = result.with(changes.key(i), next);
        }
        return result;
    }
}
