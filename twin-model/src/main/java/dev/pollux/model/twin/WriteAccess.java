package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import java.util.Optional;

/// Whether the caller may write: WRITE on the whole of what is put or removed, and on every leaf that a patch touches.
/// Who may read nothing of the twin is told that there is none.
final class WriteAccess {

    private WriteAccess() {}

    static Optional<Rejection> put(Twin twin, JsonPath path, Context context) {
        return context.access().whole(Permission.WRITE, resource(twin), path)
                ? Optional.empty()
                : Optional.of(refusal(twin, path, context));
    }

    static Optional<Rejection> merge(Twin twin, JsonPath path, Json patch, Context context) {
        if (context.access().whole(Permission.WRITE, resource(twin), path)) {
            return Optional.empty();
        }
        return lacking(path, patch, resource(twin), context.access()).map(leaf -> refusal(twin, leaf, context));
    }

    static Resource resource(Twin twin) {
        return switch (twin.id().kind()) {
            case THING -> Resource.THING;
            case POLICY -> Resource.POLICY;
        };
    }

    /// The first leaf of the patch that may not be written.
    private static Optional<JsonPath> lacking(JsonPath path, Json patch, Resource resource, Access access) {
        if (patch instanceof JsonObject changes && !changes.isEmpty()) {
            for (int i = 0; i < changes.size(); i++) {
                var found = lacking(path.child(changes.key(i)), changes.value(i), resource, access);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return access.whole(Permission.WRITE, resource, path) ? Optional.empty() : Optional.of(path);
    }

    /// A twin that does not exist has nothing to hide: making it is simply not allowed.
    private static Rejection refusal(Twin twin, JsonPath path, Context context) {
        boolean hidden = twin.exists() && !context.access().partly(Permission.READ, resource(twin), JsonPath.ROOT);
        return hidden
                ? new Rejection.NotFound(twin.id(), JsonPath.ROOT)
                : new Rejection.NotAllowed(twin.id(), path, Permission.WRITE);
    }
}
