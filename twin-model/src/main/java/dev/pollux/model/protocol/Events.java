package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent.Changed;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events that tell a change.
final class Events {

    private Events() {}

    static List<Envelope> of(Change change) {
        if (!(change.event() instanceof Changed changed)) {
            return List.of();
        }
        var events = new ArrayList<Envelope>(changed.edits().size());
        for (var edit : changed.edits()) {
            event(change.twin(), changed, edit).ifPresent(events::add);
        }
        return events;
    }

    private static Optional<Envelope> event(TwinId id, Changed changed, Edit edit) {
        return switch (edit) {
            case Edit.Put(var path, var value, var _) ->
                Optional.of(event(
                        id,
                        changed,
                        isFirst(changed, path) ? "created" : "modified",
                        path,
                        WholeDocument.at(id, path, value)));
            case Edit.Merge(var path, var patch, var _) -> Optional.of(event(id, changed, "merged", path, patch));
            case Edit.Remove(var path, var _) ->
                Optional.of(event(id, changed, "deleted", path, Optional.empty(), Headers.JSON_CONTENT));
            case Edit.Late _ -> Optional.empty();
        };
    }

    /// Only the first revision is known to have made what it put; of later ones the change alone does not tell.
    private static boolean isFirst(Changed changed, JsonPath path) {
        return changed.revision() == 1 && path.isRoot();
    }

    private static Envelope event(TwinId id, Changed changed, String action, JsonPath path, Json value) {
        var content = action.equals("merged") ? Headers.MERGE_CONTENT : Headers.JSON_CONTENT;
        return event(id, changed, action, path, Optional.of(value), content);
    }

    private static Envelope event(
            TwinId id, Changed changed, String action, JsonPath path, Optional<Json> value, String content) {
        return new Envelope(
                Topic.twin(id, Criterion.EVENTS, action),
                headers(changed, content),
                path,
                value,
                0,
                changed.revision(),
                Optional.of(changed.at()));
    }

    private static JsonObject headers(Changed changed, String content) {
        return JsonObject.builder()
                .put(Headers.CORRELATION_ID, changed.cause().correlationId())
                .put(Headers.ORIGINATOR, changed.cause().subject())
                .put(Headers.RESPONSE_REQUIRED, Json.of(false))
                .put(Headers.CONTENT_TYPE, content)
                .build();
    }
}
