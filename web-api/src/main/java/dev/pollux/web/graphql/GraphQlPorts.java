package dev.pollux.web.graphql;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinSearch;
import dev.pollux.web.commands.CommandDesk;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.live.LiveFeed;
import dev.pollux.web.things.Views;
import java.time.InstantSource;

/// What the GraphQL side asks.
public record GraphQlPorts(
        TwinDirectory directory,
        LatestTwins latest,
        TwinSearch search,
        AssetGraph graph,
        TelemetryHistory history,
        Views views,
        CommandDesk desk,
        LiveFeed feed,
        BlockingCalls blocking,
        InstantSource clock) {}
