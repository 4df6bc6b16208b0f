package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Instant;
import java.util.OptionalLong;

/// When the value at a path was last observed, in milliseconds since 1970. It is kept in the twin's metadata, in the
/// shape Eclipse Ditto gives metadata: at the path, below the key `observedAt`. Only what a device puts is remembered,
/// so a twin without device pays nothing; any other write of a remembered place moves its time on, and removing the
/// place forgets it. The arrival of the twin's last change would not do instead: the device's clock always lags behind
/// it, so that every report would count as late.
final class ObservedTimes {

    static final String KEY = "observedAt";

    private ObservedTimes() {}

    /// True when the path holds a value that was observed after the given time.
    static boolean isLate(JsonObject times, JsonPath path, Instant observed) {
        var known = at(times, path);
        return known.isPresent() && known.getAsLong() > observed.toEpochMilli();
    }

    private static OptionalLong at(JsonObject times, JsonPath path) {
        return times.isEmpty() || !(path.child(KEY).in(times).orElse(Json.NULL) instanceof Json.Int(var millis))
                ? OptionalLong.empty()
                : OptionalLong.of(millis);
    }

    static JsonObject after(JsonObject times, Edit edit, TwinEvent.Changed event) {
        return switch (edit) {
            case Edit.Put(var path, var _, var observed)
            when isReport(path, observed, event) ->
                object(JsonEdit.put(times, path, JsonObject.of(KEY, Json.of(observed.toEpochMilli()))));
            case Edit.Put(var path, var _, var observed) -> put(times, path, observed);
            case Edit.Merge(var path, var patch, var observed) -> merged(times, path, patch, observed);
            case Edit.Remove(var path, var _) ->
                path.isRoot() ? JsonObject.EMPTY : object(JsonEdit.remove(times, path));
            case Edit.Late _ -> times;
        };
    }

    private static boolean isReport(JsonPath path, Instant observed, TwinEvent.Changed event) {
        return path.depth() > 1 && (event.cause().origin() == Cause.Origin.DEVICE || !observed.equals(event.at()));
    }

    private static JsonObject put(JsonObject times, JsonPath path, Instant observed) {
        return times.isEmpty() || !(path.in(times).orElse(Json.NULL) instanceof JsonObject below)
                ? times
                : object(JsonEdit.put(times, path, moved(below, observed)));
    }

    /// All times of a subtree, moved on.
    private static JsonObject moved(JsonObject times, Instant observed) {
        var result = times;
        for (int i = 0; i < times.size(); i++) {
            result = result.with(
                    times.key(i),
                    switch (times.value(i)) {
                        case JsonObject deeper -> moved(deeper, observed);
                        case Json _ -> Json.of(observed.toEpochMilli());
                    });
        }
        return result;
    }

    private static JsonObject merged(JsonObject times, JsonPath path, Json patch, Instant observed) {
        if (times.isEmpty() || !(path.in(times).orElse(Json.NULL) instanceof JsonObject below)) {
            return times;
        }
        return patch == Json.NULL
                ? object(JsonEdit.remove(times, path))
                : object(JsonEdit.put(times, path, merged(below, patch, observed)));
    }

    private static JsonObject merged(JsonObject times, Json patch, Instant observed) {
        if (!(patch instanceof JsonObject changes)) {
            return moved(times, observed);
        }
        var result = times;
        for (int i = 0; i < changes.size(); i++) {
            var key = changes.key(i);
            if (result.get(key) instanceof JsonObject deeper) {
                result = changes.value(i) == Json.NULL
                        ? result.without(key)
                        : result.with(key, merged(deeper, changes.value(i), observed));
            }
        }
        return result;
    }

    private static JsonObject object(Json times) {
        return times instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
}
