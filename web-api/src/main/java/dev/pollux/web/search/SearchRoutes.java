package dev.pollux.web.search;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TwinSearch;
import dev.pollux.model.port.TwinSearch.Page;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.query.RqlInvalid;
import dev.pollux.model.query.SearchOptions;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.Twin;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.FrontDoor;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// `/api/2/search/things` and its count, and the list of things by ids.
public final class SearchRoutes {

    private static final String[] WHAT = {"filter", "below", "namespaces", "consistent", "position"};
    private static final int FORM_BYTES = 64 * 1024;
    private static final int MOST_IDS = 200;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TwinSearch search;
    private final LatestTwins latest;
    private final Views views;
    private final Freshness freshness;
    private final BlockingCalls blocking;
    private final InstantSource clock;

    public SearchRoutes(
            TwinSearch search,
            LatestTwins latest,
            Views views,
            Freshness freshness,
            BlockingCalls blocking,
            InstantSource clock) {
        this.search = search;
        this.latest = latest;
        this.views = views;
        this.freshness = freshness;
        this.blocking = blocking;
        this.clock = clock;
    }

    public List<Route> routes() {
        var find = "/api/2/search/things";
        var count = "/api/2/search/things/count";
        return List.of(
                Route.of("GET", find, "Find things by an RQL condition", this::find)
                        .query(WHAT)
                        .query("option", "fields"),
                Route.of(
                        "POST",
                        find,
                        "Find things; parameters as a form",
                        call -> form(call).flatMap(this::find)),
                Route.of("GET", count, "Count things by an RQL condition", this::count)
                        .query(WHAT),
                Route.of(
                        "POST",
                        count,
                        "Count things; parameters as a form",
                        call -> form(call).flatMap(this::count)));
    }

    private static Mono<Call> form(Call call) {
        return call.contentType().equals(FORM)
                ? call.body(FORM_BYTES).map(call::form)
                : Mono.error(FrontDoor.unsupported(call.contentType()));
    }

    private Mono<Reply> find(Call call) {
        return page(call).map(page -> {
            var body = JsonObject.of("items", documents(call, page.twins()));
            return Reply.json(200, page.cursor().isEmpty() ? body : body.with("cursor", Json.of(page.cursor())));
        });
    }

    private Mono<Page> page(Call call) {
        var query = query(call);
        return freshness.of(call, "index").then(blocking.run(() -> search.search(query, call.caller())));
    }

    private Mono<Reply> count(Call call) {
        var query = query(call);
        return freshness
                .of(call, "index")
                .then(blocking.run(() -> search.count(query, call.caller())))
                .map(count -> Reply.json(200, Json.of(count)));
    }

    /// GET `/api/2/things`: those named by `ids`, in their order, as far as they are visible; without ids the first
    /// page of all that are.
    public Mono<Reply> list(Call call) {
        return call.query("ids").isPresent()
                ? byIds(call)
                : page(call).map(page -> Reply.json(200, documents(call, page.twins())));
    }

    private Mono<Reply> byIds(Call call) {
        var ids =
                Parameters.list(call, "ids").stream().map(ThingRoutes::thingId).toList();
        if (ids.size() > MOST_IDS) {
            throw Refused.malformed(Part.OPTION, "at most " + MOST_IDS + " ids are read at once");
        }
        return blocking.run(() -> latest.find(ids)).map(found -> {
            var byId = new HashMap<String, Twin>();
            found.forEach(twin -> byId.put(twin.id().text(), twin));
            var inOrder = ids.stream()
                    .map(id -> byId.get(id.text()))
                    .filter(Objects::nonNull)
                    .toList();
            return Reply.json(200, documents(call, inOrder));
        });
    }

    private JsonArray documents(Call call, List<Twin> twins) {
        var fields = Parameters.fields(call);
        return JsonArray.of(twins.stream()
                .filter(twin -> views.visible(twin, call.caller()))
                .map(twin -> views.document(twin, call.caller(), fields))
                .toList());
    }

    private Query query(Call call) {
        var options = options(call);
        if (options.offset() > 0) {
            throw Refused.malformed(Part.OPTION, "limit takes no offset here: follow the cursor");
        }
        var sort = options.sort().stream()
                .map(order -> new Sort(order.path(), order.ascending()))
                .toList();
        var below = Parameters.list(call, "below").stream()
                .map(ThingRoutes::thingId)
                .toList();
        return new Query(
                Parameters.rql(call, "filter", clock.instant()),
                Parameters.list(call, "namespaces"),
                below,
                sort,
                options.size(),
                options.cursor());
    }

    private static SearchOptions options(Call call) {
        try {
            return SearchOptions.parse(call.query("option").orElse(""));
        } catch (RqlInvalid broken) {
            throw Refused.malformed(Part.OPTION, broken.getMessage() + " at position " + broken.position());
        }
    }
}
