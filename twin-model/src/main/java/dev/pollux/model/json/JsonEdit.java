package dev.pollux.model.json;

/// Pure changes of a document at a path: put, remove and RFC 7396 merge. Objects on the way are created as needed;
/// anything on the way that is no object is replaced by one, as RFC 7396 does.
public final class JsonEdit {

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
    public static Json merge(Json document, JsonPath path, Json patch) {
        if (patch == Json.NULL && !path.isRoot()) {
            return remove(document, path);
        }
        var target = path.in(document).orElse(Json.NULL);
        return put(document, path, merge(target, patch));
    }

    /// RFC 7396, section 2, MergePatch(Target, Patch).
    public static Json merge(Json target, Json patch) {
        if (!(patch instanceof JsonObject changes)) {
            return patch;
        }
        var result = target instanceof JsonObject object ? object : JsonObject.EMPTY;
        for (int i = 0; i < changes.size(); i++) {
            var key = changes.key(i);
            var change = changes.value(i);
            if (change == Json.NULL) {
                result = result.without(key);
            } else {
                var old = result.get(key);
                result = result.with(key, merge(old == null ? Json.NULL : old, change));
            }
        }
        return result;
    }
}
