package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;

/// The way to a path: only objects may lie on it. A missing part or `null` is no obstacle, except that a value is
/// never put into a feature or a policy entry that does not exist.
final class Route {

    private Route() {}

    static Optional<Rejection> blocked(TwinId id, JsonObject document, JsonPath path) {
        Json at = document;
        for (int depth = 0; depth < path.depth(); depth++) {
            if (at == Json.NULL) {
                return Optional.empty();
            }
            if (!(at instanceof JsonObject object)) {
                return Optional.of(new Rejection.InvalidValue(id, path.upTo(depth), "an object", kind(at)));
            }
            var next = object.get(path.segment(depth));
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.empty();
    }

    /// The feature or policy entry that must be there before something is put into it.
    static Optional<Rejection> missingParent(Twin twin, JsonPath path) {
        if (path.depth() < 3) {
            return Optional.empty();
        }
        var container = path.segment(0);
        boolean guarded = twin.id().kind() == TwinId.Kind.POLICY || container.equals("features");
        return guarded && !(twin.document().object(container).get(path.segment(1)) instanceof JsonObject)
                ? Optional.of(new Rejection.NotFound(twin.id(), path.upTo(2)))
                : Optional.empty();
    }

    /// The kind of a value in words, for messages.
    static String kind(Json value) {
        return switch (value) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "an array";
            case Json.Text _ -> "a string";
            case Json.Int _, Json.Dec _ -> "a number";
            case Json.Bool _ -> "a truth value";
            case Json.Null _ -> "null";
        };
    }
}
