package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts, merges and deletes in a document. Each is judged in the same order: rights, preconditions, the way to the
/// place, the value, the bounds of the result.
final class DocumentWrite {

    private DocumentWrite() {}

    static Decision put(Twin twin, TwinCommand.Put command, long fingerprint, Context context) {
        var path = command.path();
        if (path.isRoot()) {
            return command.value() instanceof JsonObject document
                    ? whole(twin, document, fingerprint, context)
                    : rejected(Shape.invalid(twin.id(), path, "an object", command.value()));
        }
        if (!twin.exists()) {
            return notFound(twin, JsonPath.ROOT);
        }
        var edit = new Edit.Put(path, command.value(), context.now());
        var after = Evolution.apply(twin.document(), edit);
        return WriteAccess.put(twin, path, context)
                .or(() -> PreconditionCheck.failure(twin, path, context))
                .or(() -> Route.blocked(twin.id(), twin.document(), path))
                .or(() -> Route.missingParent(twin, path))
                .or(() -> wrong(twin, path, command.value(), after, context))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> done(twin, edit, after, fingerprint, context));
    }

    private static Decision whole(Twin twin, JsonObject given, long fingerprint, Context context) {
        if (!twin.exists()) {
            return Creation.from(twin, given, fingerprint, context);
        }
        var document = Shape.normal(twin, given);
        return WriteAccess.put(twin, JsonPath.ROOT, context)
                .or(() -> PreconditionCheck.failure(twin, JsonPath.ROOT, context))
                .or(() -> wrong(twin, JsonPath.ROOT, document, document, context))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> done(
                        twin, new Edit.Put(JsonPath.ROOT, document, context.now()), document, fingerprint, context));
    }

    static Decision merge(Twin twin, TwinCommand.Merge command, long fingerprint, Context context) {
        var path = command.path();
        if (path.isRoot() && !(command.patch() instanceof JsonObject)) {
            return new Decision.Rejected(
                    new Rejection.Malformed(Rejection.Part.MERGE, "a patch of the whole document is an object"));
        }
        if (!twin.exists()) {
            return path.isRoot() && command.patch() instanceof JsonObject patch
                    ? Creation.from(twin, MergePatches.applied(patch), fingerprint, context)
                    : notFound(twin, JsonPath.ROOT);
        }
        return switch (RegexKeys.resolve(twin, path, command.patch())) {
            case RegexKeys.Resolved(var patch) -> merge(twin, path, patch, fingerprint, context);
            case RegexKeys.Broken(var rejection) -> new Decision.Rejected(rejection);
        };
    }

    private static Decision merge(Twin twin, JsonPath path, Json given, long fingerprint, Context context) {
        var patch = path.isRoot() && given instanceof JsonObject whole ? Shape.normalPatch(twin.id(), whole) : given;
        var edit = new Edit.Merge(path, patch, context.now());
        var after = Evolution.apply(twin.document(), edit);
        return WriteAccess.merge(twin, path, patch, context)
                .or(() -> PreconditionCheck.failure(twin, path, context))
                .or(() -> Route.blocked(twin.id(), twin.document(), path))
                .or(() -> wrong(twin, path, patch, after, context))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> done(twin, edit, after, fingerprint, context));
    }

    static Decision delete(Twin twin, TwinCommand.Delete command, long fingerprint, Context context) {
        var path = command.path();
        if (!twin.exists()) {
            return notFound(twin, JsonPath.ROOT);
        }
        var edit = new Edit.Remove(path, context.now());
        return WriteAccess.put(twin, path, context)
                .or(() -> PreconditionCheck.failure(twin, path, context))
                .or(() -> absent(twin, path))
                .or(() -> path.isRoot() ? Optional.empty() : Route.blocked(twin.id(), twin.document(), path))
                .or(() -> afterRemoval(twin, edit))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> removed(twin, edit, fingerprint, context));
    }

    private static Optional<Rejection> absent(Twin twin, JsonPath path) {
        if (Shape.isFixed(twin.id(), path)) {
            return Optional.of(new Rejection.NotSupported("DELETE " + path));
        }
        return path.in(twin.document()).isPresent()
                ? Optional.empty()
                : Route.missingParent(twin, path).or(() -> Optional.of(new Rejection.NotFound(twin.id(), path)));
    }

    private static Optional<Rejection> afterRemoval(Twin twin, Edit.Remove edit) {
        return edit.path().isRoot()
                ? Optional.empty()
                : Shape.broken(twin.id(), edit.path(), Evolution.apply(twin.document(), edit));
    }

    /// A deleted twin can serve no command: those still open end with it.
    private static Decision removed(Twin twin, Edit.Remove edit, long fingerprint, Context context) {
        var events = new ArrayList<TwinEvent>();
        if (edit.path().isRoot()) {
            events.addAll(CommandLife.cancelAll(twin, context));
        }
        events.add(Acceptance.changed(twin, List.of(edit), Effect.DELETED, fingerprint, context));
        return new Decision.Accepted(events, Effect.DELETED);
    }

    private static Optional<Rejection> wrong(
            Twin twin, JsonPath path, Json incoming, JsonObject after, Context context) {
        return Keys.broken(twin.id(), path, incoming)
                .or(() -> Shape.broken(twin.id(), path, after))
                .or(() -> Bounds.passed(twin.id(), path, incoming, after, context));
    }

    /// Only a put creates a part: Eclipse Ditto answers every merge into a thing as a modification.
    private static Decision done(Twin twin, Edit edit, JsonObject after, long fingerprint, Context context) {
        var ifEqual = context.when().ifEqual();
        var before = edit.path().in(twin.document());
        if (ifEqual != Preconditions.IfEqual.UPDATE && before.equals(edit.path().in(after))) {
            return new Decision.Settled(twin.revision(), Effect.UNCHANGED);
        }
        var effect = edit instanceof Edit.Put && before.isEmpty() ? Effect.CREATED : Effect.MODIFIED;
        var least = ifEqual == Preconditions.IfEqual.SKIP_MINIMIZING_MERGE
                ? MergePatches.least(twin.document(), edit)
                : edit;
        return Acceptance.of(twin, List.of(least), effect, fingerprint, context);
    }

    private static Decision notFound(Twin twin, JsonPath path) {
        return new Decision.Rejected(new Rejection.NotFound(twin.id(), path));
    }

    private static Decision rejected(Optional<Rejection> rejection) {
        return new Decision.Rejected(rejection.orElseThrow());
    }
}
