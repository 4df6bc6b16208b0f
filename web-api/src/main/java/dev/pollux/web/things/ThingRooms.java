package dev.pollux.web.things;

import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.web.http.Route;
import dev.pollux.web.things.ThingRoutes.Watching;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Puts this room together.
public record ThingRooms(
        TwinDirectory directory,
        LatestTwins latest,
        Gatekeeper gatekeeper,
        DeviceLink devices,
        List<Projection> projections,
        Views views,
        InstantSource clock) {

    public List<Route> routes(Watching watching, String defaultNamespace, int messageBytes) {
        var reading = new Reading(views, clock);
        var documents = new Documents(directory, views, new Acknowledgements(projections), clock);
        var making = new ThingMaking(documents, views, gatekeeper);
        var routes = new ArrayList<Route>();
        routes.addAll(new ThingRoutes(latest, reading, documents, making, watching, defaultNamespace).routes());
        routes.addAll(new PolicyRoutes(reading, documents).routes());
        routes.addAll(new MessageRoutes(views, devices, messageBytes).routes());
        routes.addAll(new PermissionRoutes(views).routes());
        return routes;
    }
}
