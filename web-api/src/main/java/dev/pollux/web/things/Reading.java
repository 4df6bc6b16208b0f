package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.EntityTag;
import dev.pollux.model.twin.Preconditions.Tags;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// GET of a place in a thing or policy, from the newest stored state: it wakes no actor and runs on the event loop.
final class Reading {

    private final Views views;
    private final InstantSource clock;

    Reading(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    Mono<Reply> read(Call call, TwinId id, JsonPath path) {
        Unsupported.check(call);
        var twin = views.find(id, call.caller()).orElseThrow(() -> missing(id, JsonPath.ROOT));
        var value = views.at(twin, path, call.caller()).orElseThrow(() -> missing(id, path));
        var tag = EntityTag.of(twin, path, path.in(twin.document()).orElse(value));
        check(call, twin, tag);
        var shown = shown(call, twin, path, value);
        return Mono.just(
                Reply.json(200, shown).with("etag", tag).with("entity-revision", Long.toString(twin.revision())));
    }

    private Json shown(Call call, Twin twin, JsonPath path, Json value) {
        var fields = Parameters.fields(call);
        if (fields.isEmpty() || !(value instanceof JsonObject object)) {
            return value;
        }
        return path.isRoot()
                ? views.document(twin, call.caller(), fields)
                : fields.get().select(object);
    }

    private void check(Call call, Twin twin, String tag) {
        var when = Parameters.preconditions(call, clock.instant());
        // A proxy that packs an answer weakens its tag, and here a weak one is as good (RFC 9110, 13.1.2).
        if (names(when.ifNoneMatch(), tag) || names(when.ifNoneMatch(), "W/" + tag)) {
            throw new Refused(new Rejection.NotModified(twin.id(), tag));
        }
        if (!(when.ifMatch() instanceof Tags.Unstated) && !names(when.ifMatch(), tag)) {
            var asked = call.parameter("if-match").orElse("");
            throw new Refused(new Rejection.PreconditionFailed(twin.id(), "If-Match", asked, tag));
        }
        if (when.condition() != Rql.TRUE && !RqlEvaluator.holds(when.condition(), path -> field(twin, path, call))) {
            throw new Refused(new Rejection.ConditionFailed(
                    twin.id(), call.parameter("condition").orElse("")));
        }
    }

    /// What the caller may not read does not count for its conditions either.
    private Optional<Json> field(Twin twin, JsonPath path, Call call) {
        var special = path.depth() == 1 && path.segment(0).startsWith("_");
        return special
                ? Optional.ofNullable(views.document(twin, call.caller(), Parameters.fields(path.segment(0)))
                        .get(path.segment(0)))
                : views.at(twin, path, call.caller());
    }

    private static boolean names(Tags tags, String tag) {
        return switch (tags) {
            case Tags.Unstated _ -> false;
            case Tags.Any _ -> true;
            case Tags.Listed(var listed) -> listed.contains(tag);
        };
    }

    static Refused missing(TwinId id, JsonPath path) {
        return new Refused(new Rejection.NotFound(id, path));
    }
}
