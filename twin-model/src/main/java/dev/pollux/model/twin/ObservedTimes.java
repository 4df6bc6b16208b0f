package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.time.Instant;
import java.util.OptionalLong;

/// When the value at a path was last observed, in milliseconds since 1970. It is kept in the twin's metadata, in
/// the shape Eclipse Ditto gives metadata: at the path, below the key `observedAt`. Only what a device puts is
/// remembered, so a twin without device pays nothing; any other write of a remembered place moves its time on, and
/// removing the place forgets it. What is remembered never has more branches than the document has. The arrival of
/// the twin's last change would not do instead: the device's clock always lags behind it, so that every report
/// would count as late.
final class ObservedTimes {

    static final String KEY = "observedAt";

    /// All marks share its keys.
    private static final JsonObject MARK = JsonObject.of(KEY, Json.of(0));

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
                object(JsonEdit.put(times, path, MARK.with(KEY, Json.of(observed.toEpochMilli()))));
            case Edit.Put(var path, var value, var observed) -> put(times, path, value, observed);
            case Edit.Merge(var path, var patch, var observed) -> merged(times, path, patch, observed);
            case Edit.Remove(var path, var _) ->
                path.isRoot() ? JsonObject.EMPTY : object(JsonEdit.remove(times, path));
            case Edit.Late _ -> times;
        };
    }

    private static boolean isReport(JsonPath path, Instant observed, TwinEvent.Changed event) {
        return path.depth() > 1 && (event.cause().origin() == Cause.Origin.DEVICE || !observed.equals(event.at()));
    }

    private static JsonObject put(JsonObject times, JsonPath path, Json value, Instant observed) {
        return times.isEmpty() || !(path.in(times).orElse(Json.NULL) instanceof JsonObject below)
                ? times
                : object(JsonEdit.put(times, path, moved(below, value, observed)));
    }

    /// The times of a subtree that was replaced by the value: moved on, without those of what is gone.
    private static JsonObject moved(JsonObject times, Json value, Instant observed) {
        var members = value instanceof JsonObject object ? object : JsonObject.EMPTY;
        var kept = JsonObject.builder();
        for (int i = 0; i < times.size(); i++) {
            var key = times.key(i);
            if (times.value(i) instanceof JsonObject deeper) {
                var member = members.get(key);
                if (member != null) {
                    kept.put(key, moved(deeper, member, observed));
                }
            } else {
                kept.put(key, observed.toEpochMilli());
            }
        }
        return kept.build();
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
            return moved(times, patch, observed);
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
