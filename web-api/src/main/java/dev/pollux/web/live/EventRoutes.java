package dev.pollux.web.live;

import dev.pollux.model.json.FieldSelection;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.live.LiveFeed.Happening;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `/api/2/things` and its places as server-sent events: each change as a merge patch of the thing, filtered by
/// `ids`, `namespaces`, `filter` and `fields`, and always by the policy.
public final class EventRoutes {

    private static final Set<String> IDENTITY = Set.of("thingId", "_revision", "_modified");

    private final LiveFeed feed;
    private final Views views;
    private final InstantSource clock;

    public EventRoutes(LiveFeed feed, Views views, InstantSource clock) {
        this.feed = feed;
        this.views = views;
        this.clock = clock;
    }

    /// What one client wants to see.
    private record Wish(Predicate<TwinId> twins, Rql filter, Optional<FieldSelection> fields, JsonPath path) {}

    /// Changes of all things, or of those named.
    public Mono<Reply> things(Call call) {
        var ids = new HashSet<TwinId>();
        Parameters.list(call, "ids").forEach(id -> ids.add(ThingRoutes.thingId(id)));
        ids.forEach(id -> views.find(id, call.caller()).ifPresent(feed::watched));
        var namespaces = Parameters.list(call, "namespaces");
        Predicate<TwinId> wanted = id -> id.kind() == TwinId.Kind.THING
                && (ids.isEmpty() || ids.contains(id))
                && (namespaces.isEmpty() || namespaces.contains(id.namespace()));
        return Mono.just(stream(call, wish(call, wanted, JsonPath.ROOT)));
    }

    /// Changes of one thing, at the path and below; below the root the value at the path is sent.
    public Mono<Reply> thing(Call call, TwinId id, JsonPath path) {
        var twin =
                views.find(id, call.caller()).orElseThrow(() -> new Refused(new Rejection.NotFound(id, JsonPath.ROOT)));
        feed.watched(twin);
        return Mono.just(stream(call, wish(call, id::equals, path)));
    }

    private Wish wish(Call call, Predicate<TwinId> twins, JsonPath path) {
        return new Wish(twins, Parameters.rql(call, "filter", clock.instant()), Parameters.fields(call), path);
    }

    private Reply stream(Call call, Wish wish) {
        Flux<byte[]> events = feed.subscribe(wish.twins())
                .mapNotNull(happening -> event(call, wish, happening).orElse(null));
        return Sse.stream(call, events);
    }

    private Optional<byte[]> event(Call call, Wish wish, Happening happening) {
        var position = happening.change().position().text();
        if (happening.after().isEmpty()) {
            return deleted(happening) && mayKnow(call, happening)
                    ? Optional.of(gone(happening, position))
                    : Optional.empty();
        }
        var twin = happening.after().get();
        var access = views.access(twin, call.caller());
        return Partial.of(happening.change(), access)
                .filter(_ -> holds(call, wish, twin))
                .flatMap(partial -> shown(wish, partial))
                .map(json -> Sse.event("", position, json.text()));
    }

    private boolean mayKnow(Call call, Happening happening) {
        return views.access(happening.policy(), call.caller()).partly(Permission.READ, Resource.THING, JsonPath.ROOT);
    }

    /// Only its id is left, told to those who could read it.
    private static byte[] gone(Happening happening, String position) {
        var id = JsonObject.of("thingId", Json.of(happening.change().twin().text()));
        return Sse.event("deleted", position, id.text());
    }

    private static boolean deleted(Happening happening) {
        return happening.change().event() instanceof TwinEvent.Changed changed
                && changed.edits().getLast().path().isRoot();
    }

    private boolean holds(Call call, Wish wish, Twin twin) {
        return wish.filter() == Rql.TRUE
                || RqlEvaluator.holds(wish.filter(), path -> views.at(twin, path, call.caller()));
    }

    /// A change that touches none of the fields asked for is not sent.
    private static Optional<Json> shown(Wish wish, JsonObject partial) {
        if (!wish.path().isRoot()) {
            return wish.path().in(partial);
        }
        if (wish.fields().isEmpty()) {
            return Optional.of(partial);
        }
        var selected = wish.fields().get().select(partial);
        boolean touched = !IDENTITY.containsAll(selected.keys());
        return touched ? Optional.of(selected) : Optional.empty();
    }
}
