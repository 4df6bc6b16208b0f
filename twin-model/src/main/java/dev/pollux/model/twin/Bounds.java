package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;

/// The bounds of a document: nesting, and bytes of its text. Both are exact. The depth of what was there before is
/// known to be fine, so only what comes in is measured; the size is kept by the document itself.
final class Bounds {

    static final int DEPTH = 32;

    private Bounds() {}

    static Optional<Rejection> passed(TwinId id, JsonPath path, Json incoming, JsonObject after, Context context) {
        return depth(path, incoming).or(() -> size(id, after, context));
    }

    /// A path that is too long in itself, known before anything follows it down.
    static Optional<Rejection> path(JsonPath path) {
        return tooDeep(path.depth());
    }

    static Optional<Rejection> depth(JsonPath path, Json incoming) {
        return tooDeep(path.depth() + incoming.nesting());
    }

    private static Optional<Rejection> tooDeep(int depth) {
        return depth > DEPTH
                ? Optional.of(new Rejection.Malformed(
                        Rejection.Part.JSON_TOO_DEEP,
                        "the document would be nested " + depth + " levels deep, " + DEPTH + " are allowed"))
                : Optional.empty();
    }

    static Optional<Rejection> size(TwinId id, JsonObject after, Context context) {
        long allowed = context.limits().documentBytes();
        return after.fitsInto(allowed)
                ? Optional.empty()
                : Optional.of(new Rejection.TooLarge(id, after.sizeInBytes(), allowed));
    }
}
