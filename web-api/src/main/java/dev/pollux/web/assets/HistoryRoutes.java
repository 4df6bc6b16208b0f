package dev.pollux.web.assets;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.telemetry.Series;
import dev.pollux.model.telemetry.SeriesQuery;
import dev.pollux.model.telemetry.SeriesQuery.Aggregate;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.search.Freshness;
import dev.pollux.web.things.Places;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/// `/api/2/things/{id}/history/{path}`: what was measured, raw or in buckets. Needs READ on the whole path.
public final class HistoryRoutes {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int POINTS = 1_000;
    private static final int MOST_POINTS = 10_000;
    private static final long MOST_BUCKETS = 100_000;
    private static final Duration LONGEST_BUCKET = Duration.ofDays(3660);

    private final TelemetryHistory history;
    private final Views views;
    private final Freshness freshness;
    private final BlockingCalls blocking;
    private final InstantSource clock;

    public HistoryRoutes(
            TelemetryHistory history, Views views, Freshness freshness, BlockingCalls blocking, InstantSource clock) {
        this.history = history;
        this.views = views;
        this.freshness = freshness;
        this.blocking = blocking;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.of(
                        "GET",
                        "/api/2/things/{thingId}/history/**",
                        "What was measured at a path; without one, the paths that have history",
                        this::get)
                .query("from", "to", "every", "agg", "limit", "consistent", "position"));
    }

    private Mono<Reply> get(Call call) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        var twin = views.find(id, call.caller()).orElseThrow(() -> missing(id, JsonPath.ROOT));
        return call.rest().isEmpty() ? paths(call, twin) : series(call, twin);
    }

    private Mono<Reply> series(Call call, Twin twin) {
        var path = Places.thing(call.rest()).orElseThrow(() -> missing(twin.id(), new JsonPath(call.rest())));
        if (!readable(call, twin, path)) {
            throw missing(twin.id(), path);
        }
        var query = query(call, twin.id(), path);
        return freshness.of(call, "history").then(blocking.run(() -> Reply.json(200, json(history.read(query)))));
    }

    private Mono<Reply> paths(Call call, Twin twin) {
        return blocking.run(() -> {
            var readable = history.paths(twin.id()).stream()
                    .filter(path -> readable(call, twin, path))
                    .map(path -> Json.of(path.toString()))
                    .toList();
            return Reply.json(200, JsonObject.of("paths", JsonArray.of(readable)));
        });
    }

    private boolean readable(Call call, Twin twin, JsonPath path) {
        return views.access(twin, call.caller()).whole(Permission.READ, Resource.THING, path);
    }

    private SeriesQuery query(Call call, TwinId id, JsonPath path) {
        var now = clock.instant();
        var to = call.query("to").map(text -> Parameters.instant(text, now)).orElse(now);
        var from = call.query("from").map(text -> Parameters.instant(text, now)).orElseGet(() -> to.minus(WINDOW));
        var every = call.query("every")
                .map(text -> Parameters.duration(text, Part.OPTION))
                .orElse(Duration.ZERO);
        int limit = Parameters.number(call, "limit", POINTS, 1, MOST_POINTS);
        return checked(new SeriesQuery(
                id, path, from, to, every, aggregate(call.query("agg").orElse("avg")), limit));
    }

    /// The query, unless it asks for a negative time or for far too many buckets.
    public static SeriesQuery checked(SeriesQuery query) {
        if (query.every().compareTo(LONGEST_BUCKET) > 0) {
            throw Refused.malformed(Part.OPTION, "a bucket is at most " + LONGEST_BUCKET.toDays() + " days long");
        }
        if (!query.from().isBefore(query.to())) {
            throw Refused.malformed(Part.OPTION, "from lies before to");
        }
        var span = Duration.between(query.from(), query.to());
        boolean tooMany = !query.every().isZero() && span.dividedBy(query.every()) > MOST_BUCKETS;
        if (tooMany) {
            throw Refused.malformed(Part.OPTION, "more than " + MOST_BUCKETS + " buckets");
        }
        return query;
    }

    public static Aggregate aggregate(String name) {
        try {
            return Aggregate.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Refused.malformed(Part.OPTION, "agg is avg, min, max, sum, count, first or last");
        }
    }

    private static JsonObject json(Series series) {
        var points = series.points().stream().map(HistoryRoutes::json).toList();
        return JsonObject.of("points", JsonArray.of(points), "truncated", Json.of(series.truncated()));
    }

    private static JsonObject json(Series.Point point) {
        var json = JsonObject.of("at", Json.of(point.at().toString()), "value", point.value());
        if (point.count() <= 1) {
            return json.with("arrived", Json.of(point.arrived().toString()));
        }
        var counted = json.with("count", Json.of(point.count()));
        boolean numbers = Double.isFinite(point.min()) && Double.isFinite(point.max());
        return numbers ? counted.with("min", Json.of(point.min())).with("max", Json.of(point.max())) : counted;
    }

    private static Refused missing(TwinId id, JsonPath path) {
        return new Refused(new Rejection.NotFound(id, path));
    }
}
