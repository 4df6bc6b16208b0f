package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Preconditions.Tags;
import java.util.List;
import java.util.Optional;

/// Judges `If-Match`, `If-None-Match` and the condition, in this order. A condition sees no more of the twin than its
/// caller may read: what is hidden counts as missing.
final class PreconditionCheck {

    private PreconditionCheck() {}

    static Optional<Rejection> failure(Twin twin, JsonPath path, Context context) {
        if (context.when() == Preconditions.NONE) {
            return Optional.empty();
        }
        return tags(twin, path, context.when()).or(() -> condition(twin, context));
    }

    private static Optional<Rejection> tags(Twin twin, JsonPath path, Preconditions when) {
        if (when.ifMatch() instanceof Tags.Unstated && when.ifNoneMatch() instanceof Tags.Unstated) {
            return Optional.empty();
        }
        var tag = currentTag(twin, path);
        if (!(when.ifMatch() instanceof Tags.Unstated) && !names(when.ifMatch(), tag)) {
            return Optional.of(failed(twin, "If-Match", when.ifMatch(), tag));
        }
        return names(when.ifNoneMatch(), tag)
                ? Optional.of(failed(twin, "If-None-Match", when.ifNoneMatch(), tag))
                : Optional.empty();
    }

    /// The tag of what stands at the path, as a list of one; empty when nothing does.
    private static List<String> currentTag(Twin twin, JsonPath path) {
        if (!twin.exists()) {
            return List.of();
        }
        return path.in(twin.document())
                .map(value -> List.of(EntityTag.of(twin, path, value)))
                .orElse(List.of());
    }

    private static boolean names(Tags tags, List<String> current) {
        return switch (tags) {
            case Tags.Unstated _ -> false;
            case Tags.Any _ -> !current.isEmpty();
            case Tags.Listed(var listed) -> current.stream().anyMatch(listed::contains);
        };
    }

    private static Rejection failed(Twin twin, String header, Tags asked, List<String> current) {
        var text = asked instanceof Tags.Listed(var listed) ? String.join(",", listed) : "*";
        return new Rejection.PreconditionFailed(twin.id(), header, text, String.join(",", current));
    }

    private static Optional<Rejection> condition(Twin twin, Context context) {
        var condition = context.when().condition();
        boolean holds = condition.equals(Rql.TRUE)
                || RqlEvaluator.holds(condition, new TwinFields(visible(twin, context.access())));
        return holds ? Optional.empty() : Optional.of(new Rejection.ConditionFailed(twin.id(), condition.text()));
    }

    private static Twin visible(Twin twin, Access access) {
        var resource = WriteAccess.resource(twin);
        return access.whole(Permission.READ, resource, JsonPath.ROOT)
                ? twin
                : twin.with(
                        seen(access.readable(resource, JsonPath.ROOT, twin.document())),
                        seen(access.readable(resource, JsonPath.ROOT, twin.metadata())));
    }

    private static JsonObject seen(Json readable) {
        return readable instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
}
