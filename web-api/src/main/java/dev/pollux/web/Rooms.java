package dev.pollux.web;

import dev.pollux.web.http.FrontDoor;
import dev.pollux.web.http.Route;
import dev.pollux.web.security.LoginRoutes;
import dev.pollux.web.security.TokenGate;
import dev.pollux.web.things.ThingRooms;
import java.util.ArrayList;
import java.util.List;

/// Puts the parts of the web side together into one table of routes.
record Rooms(FrontDoor door, List<AutoCloseable> toClose) {

    static Rooms open(WebSettings settings, Ports ports, List<Route> more) {
        var routes = new ArrayList<Route>(more);
        routes.addAll(new LoginRoutes(ports.issuer()).routes());
        routes.addAll(ThingRooms.routes(
                ports.directory(),
                ports.latest(),
                ports.gatekeeper(),
                ports.projections(),
                settings.defaultNamespace(),
                ports.clock()));
        return new Rooms(new FrontDoor(routes, new TokenGate(ports.issuer())), List.of());
    }

    void close() {
        for (var part : toClose) {
            try {
                part.close();
            } catch (Exception fault) {
                throw new IllegalStateException("a part of the web side does not close", fault);
            }
        }
    }
}
