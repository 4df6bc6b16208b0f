package dev.pollux.model.json;

/// Pure changes of a document at a path: put, remove and RFC 7396 merge. Objects on the way are created as needed;
/// anything on the way that is no object is replaced by one, as RFC 7396 does.
public final class JsonEdit {

    /// Up to so many members are changed one by one, sharing what they can; more are collected first.
    private static final int FEW = 4;

    private JsonEdit() {}

    /// The document with the value at the path. At the root the value itself is the result.
    public static Json put(Json document, JsonPath path, Json value) {
        return put(document, path, 0, value);
    }

    private static Json put(Json at, JsonPath path, int depth, Json value) {
        if (depth == path.depth()) {
            return value;
        }
        var object = at instanceof JsonObject here ? here : JsonObject.EMPTY;
        var key = path.segment(depth);
        var child = object.get(key);
        return object.with(key, put(child == null ? JsonObject.EMPTY : child, path, depth + 1, value));
    }

    /// The document without what stands at the path; unchanged when nothing does. The root cannot be removed.
    public static Json remove(Json document, JsonPath path) {
        return remove(document, path, 0);
    }

    private static Json remove(Json at, JsonPath path, int depth) {
        if (!(at instanceof JsonObject object) || depth == path.depth()) {
            return at;
        }
        var key = path.segment(depth);
        if (depth == path.depth() - 1) {
            return object.without(key);
        }
        var child = object.get(key);
        return child == null ? object : object.with(key, remove(child, path, depth + 1));
    }

    /// The document with the patch merged in at the path, by RFC 7396: null removes, objects merge, all else replaces.
    /// The same as merging the patch wrapped into one object for each segment.
    public static Json merge(Json document, JsonPath path, Json patch) {
        return merge(document, path, 0, patch);
    }

    private static Json merge(Json at, JsonPath path, int depth, Json patch) {
        if (depth == path.depth()) {
            return merge(at, patch);
        }
        var object = at instanceof JsonObject here ? here : JsonObject.EMPTY;
        var key = path.segment(depth);
        return patch == Json.NULL && depth == path.depth() - 1
                ? object.without(key)
                : object.with(key, merge(object.or(key, Json.NULL), path, depth + 1, patch));
    }

    /// RFC 7396, section 2, MergePatch(Target, Patch). Linear in both.
    public static Json merge(Json target, Json patch) {
        if (!(patch instanceof JsonObject changes)) {
            return patch;
        }
        var object = target instanceof JsonObject given ? given : JsonObject.EMPTY;
        return changes.size() <= FEW ? mergeFew(object, changes) : mergeMany(object, changes);
    }

    private static JsonObject mergeFew(JsonObject target, JsonObject changes) {
        var result = target;
        for (int i = 0; i < changes.size(); i++) {
            var key = changes.key(i);
            var change = changes.value(i);
            result = change == Json.NULL
                    ? result.without(key)
                    : result.with(key, merge(target.or(key, Json.NULL), change));
        }
        return result;
    }

    private static JsonObject mergeMany(JsonObject target, JsonObject changes) {
        var result = target.toBuilder();
        for (int i = 0; i < changes.size(); i++) {
            var key = changes.key(i);
            var change = changes.value(i);
            if (change == Json.NULL) {
                result.remove(key);
            } else {
                result.put(key, merge(target.or(key, Json.NULL), change));
            }
        }
        return result.build();
    }
}
