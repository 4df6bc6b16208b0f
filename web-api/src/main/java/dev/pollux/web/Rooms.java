package dev.pollux.web;

import dev.pollux.web.assets.AssetRoutes;
import dev.pollux.web.assets.HistoryRoutes;
import dev.pollux.web.assets.SimulationRoutes;
import dev.pollux.web.commands.CommandDesk;
import dev.pollux.web.commands.CommandRoutes;
import dev.pollux.web.graphql.GraphQlPorts;
import dev.pollux.web.graphql.GraphQlRoutes;
import dev.pollux.web.health.HealthRoutes;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.FrontDoor;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.live.EventRoutes;
import dev.pollux.web.live.LiveFeed;
import dev.pollux.web.live.MessageEvents;
import dev.pollux.web.live.Sse;
import dev.pollux.web.pages.OpenApi;
import dev.pollux.web.pages.Pages;
import dev.pollux.web.search.Freshness;
import dev.pollux.web.search.SearchRoutes;
import dev.pollux.web.security.LoginRoutes;
import dev.pollux.web.security.TokenGate;
import dev.pollux.web.things.ThingRooms;
import dev.pollux.web.things.Views;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/// Puts the parts of the web side together into one table of routes.
final class Rooms {

    private final Ports ports;
    private final WebSettings settings;
    private final Views views;
    private final Freshness freshness;
    private final BlockingCalls blocking = new BlockingCalls();
    private final LiveFeed feed;
    private final MessageEvents messages;
    private final CommandDesk desk;
    private final FrontDoor door;

    private Rooms(WebSettings settings, Ports ports, List<Route> more) {
        this.ports = ports;
        this.settings = settings;
        this.views = new Views(ports.latest(), ports.gatekeeper());
        this.freshness = new Freshness(ports.log(), ports.projections());
        this.feed = new LiveFeed(ports.changes(), ports.latest(), blocking, ports.meters());
        this.messages = new MessageEvents(ports.messages(), views, blocking);
        this.desk = new CommandDesk(ports.directory(), ports.changes());
        this.door = new FrontDoor(table(more), new TokenGate(ports.issuer()), ports.meters());
    }

    static Rooms open(WebSettings settings, Ports ports, List<Route> more) {
        return new Rooms(settings, ports, more);
    }

    FrontDoor door() {
        return door;
    }

    private List<Route> table(List<Route> more) {
        var routes = new ArrayList<>(more);
        routes.addAll(things());
        routes.addAll(questions());
        routes.addAll(new LoginRoutes(ports.issuer()).routes());
        routes.addAll(
                new HealthRoutes(ports.log(), ports.projections(), ports.history(), ports.meters(), blocking).routes());
        routes.add(new OpenApi(routes).route());
        routes.addAll(new Pages(settings.console(), blocking).routes());
        return routes;
    }

    private List<Route> things() {
        var events = new EventRoutes(feed, views, ports.clock());
        var search = new SearchRoutes(ports.search(), ports.latest(), views, freshness, blocking, ports.clock());
        var things = new ThingRooms(
                ports.directory(),
                ports.latest(),
                ports.gatekeeper(),
                ports.devices(),
                ports.projections(),
                views,
                ports.clock());
        var routes = new ArrayList<Route>();
        routes.add(Route.of(
                        "GET",
                        "/api/2/things",
                        "Things by ids or all that are visible, or their changes as server-sent events",
                        call -> things(call, events, search))
                .query("ids", "fields", "namespaces", "filter", "option"));
        routes.addAll(things.routes(events::thing, settings.defaultNamespace(), settings.messageBytes()));
        routes.addAll(messages.routes());
        routes.addAll(search.routes());
        return routes;
    }

    private static Mono<Reply> things(Call call, EventRoutes events, SearchRoutes search) {
        return Sse.asked(call) ? events.things(call) : search.list(call);
    }

    private List<Route> questions() {
        var routes = new ArrayList<Route>();
        routes.addAll(new CommandRoutes(desk, views, ports.clock()).routes());
        routes.addAll(new AssetRoutes(ports.graph(), views, freshness).routes());
        routes.addAll(new HistoryRoutes(ports.history(), views, freshness, blocking, ports.clock()).routes());
        routes.addAll(new SimulationRoutes(ports.simulator()).routes());
        routes.addAll(new GraphQlRoutes(graphQl()).routes());
        return routes;
    }

    private GraphQlPorts graphQl() {
        return new GraphQlPorts(
                ports.directory(),
                ports.latest(),
                ports.search(),
                ports.graph(),
                ports.history(),
                views,
                desk,
                feed,
                blocking,
                ports.clock());
    }

    void close() {
        for (var part : List.of(desk, messages, feed, blocking)) {
            try {
                part.close();
            } catch (Exception fault) {
                throw new IllegalStateException("a part of the web side does not close", fault);
            }
        }
    }
}
