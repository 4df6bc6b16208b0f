package dev.pollux.web.things;

import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.web.http.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Puts this room together.
public final class ThingRooms {

    private ThingRooms() {}

    public static List<Route> routes(
            TwinDirectory directory,
            LatestTwins latest,
            Gatekeeper gatekeeper,
            List<Projection> projections,
            String defaultNamespace,
            InstantSource clock) {
        var views = new Views(latest, gatekeeper);
        var reading = new Reading(views, clock);
        var documents = new Documents(directory, views, new Acknowledgements(projections), clock);
        var making = new ThingMaking(documents, views, gatekeeper);
        var routes = new ArrayList<Route>();
        routes.addAll(new ThingRoutes(latest, reading, documents, making, defaultNamespace).routes());
        routes.addAll(new PolicyRoutes(reading, documents).routes());
        return routes;
    }
}
