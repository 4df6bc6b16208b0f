package dev.pollux.model.twin;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Twin.Stage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The state after a fact. Total: every edit of every document has a result.
final class Evolution {

    /// Ended commands that stay to be looked at.
    static final int ENDED_KEPT = 10;

    private Evolution() {}

    static Twin changed(Twin twin, TwinEvent.Changed event) {
        var document = twin.document();
        var metadata = twin.metadata();
        boolean present = twin.exists();
        var created = twin.created();
        for (var edit : event.edits()) {
            document = apply(document, edit);
            metadata = ObservedTimes.after(metadata, edit, event);
            boolean stands = stands(edit, present);
            created = stands && !present ? event.at() : created;
            present = stands;
        }
        return new Twin(
                twin.id(),
                present ? Stage.PRESENT : Stage.DELETED,
                event.revision(),
                created,
                event.at(),
                document,
                metadata,
                twin.presence(),
                present ? twin.commands() : Map.of(),
                recent(twin, event));
    }

    /// The document after one edit.
    static JsonObject apply(JsonObject document, Edit edit) {
        Json after = switch (edit) {
            case Edit.Put(var path, var value, var _) -> JsonEdit.put(document, path, value);
            case Edit.Merge(var path, var patch, var _) -> JsonEdit.merge(document, path, patch);
            case Edit.Remove(var path, var _) -> path.isRoot() ? JsonObject.EMPTY : JsonEdit.remove(document, path);
            case Edit.Late _ -> document;
        };
        return after instanceof JsonObject object ? object : document;
    }

    private static boolean stands(Edit edit, boolean present) {
        return switch (edit) {
            case Edit.Put _, Edit.Merge _ -> true;
            case Edit.Remove(var path, var _) -> present && !path.isRoot();
            case Edit.Late _ -> present;
        };
    }

    private static RecentRequests recent(Twin twin, TwinEvent.Changed event) {
        var request = event.request();
        return request.isNone()
                ? twin.recent()
                : twin.recent().with(new RecentRequests.Entry(request.key(), request.fingerprint(), event.revision()));
    }

    /// Open commands stay whole; of those that ended, the last few stay without their payload.
    static Twin moved(Twin twin, TwinEvent.CommandMoved event) {
        var command = event.command();
        var commands = new HashMap<>(twin.commands());
        commands.put(command.id(), command.state().isTerminal() ? command.withoutPayload() : command);
        commands.values().stream()
                .filter(each -> each.state().isTerminal())
                .sorted(Comparator.comparing(DeviceCommand::moved)
                        .thenComparing(DeviceCommand::id)
                        .reversed())
                .skip(ENDED_KEPT)
                .toList()
                .forEach(old -> commands.remove(old.id()));
        return twin.with(commands);
    }
}
