package dev.pollux.web;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Credentials;
import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Messages;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.Simulator;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinSearch;
import dev.pollux.web.health.MicrometerMeters;
import dev.pollux.web.security.LocalIssuer;
import java.time.InstantSource;
import java.util.List;

/// All that the web side needs from the other rooms. `projections` are the parts whose health and lag are shown.
public record Ports(
        TwinDirectory directory,
        LatestTwins latest,
        Gatekeeper gatekeeper,
        ChangeLog log,
        Changes changes,
        TwinSearch search,
        AssetGraph graph,
        TelemetryHistory history,
        DeviceLink devices,
        Messages messages,
        Simulator simulator,
        Credentials credentials,
        List<Projection> projections,
        LocalIssuer issuer,
        MicrometerMeters meters,
        InstantSource clock) {

    public Ports {
        projections = List.copyOf(projections);
    }
}
