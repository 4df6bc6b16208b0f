package dev.pollux.app.service;

import dev.pollux.app.settings.PolluxSettings;
import dev.pollux.graph.GraphSettings;
import dev.pollux.graph.GraphStore;
import dev.pollux.graph.Neo4jFailure;
import dev.pollux.graph.Neo4jProcess;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the graph comes from: a Neo4j of our own, the operator's, or none. A Neo4j that cannot start costs the graph
/// and nothing else. Its process is launched before the journal is open, because it takes longest.
sealed interface GraphPart extends AutoCloseable {

    Logger log = LoggerFactory.getLogger(GraphPart.class);

    /// Neo4j as a child process.
    record Own(Neo4jProcess neo4j) implements GraphPart {
        @Override
        public void close() {
            neo4j.close();
        }
    }

    /// A Neo4j that somebody else runs.
    record Given(URI uri, String user, String password) implements GraphPart {
        @Override
        public void close() {}
    }

    /// No graph, and why.
    record None(String reason) implements GraphPart {
        @Override
        public void close() {}
    }

    static GraphPart launch(PolluxSettings.Graph settings, Path home) {
        if (!settings.enabled()) {
            return new None("graph.enabled is false");
        }
        if (!settings.url().isEmpty()) {
            return new Given(URI.create(settings.url()), settings.user(), settings.password());
        }
        try {
            return new Own(Neo4jProcess.start(Neo4jJars.folder(), home, RoomSettings.neo4j(settings)));
        } catch (Neo4jFailure failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("there is no graph");
            return new None(String.valueOf(failure.getMessage()));
        }
    }

    /// The view on it; what there is none of answers that it is not there.
    default Graph open(ChangeLog changes, LatestTwins twins, Gatekeeper gatekeeper, Meters meters) {
        return switch (this) {
            case Own(var neo4j) ->
                Graph.of(GraphStore.start(GraphSettings.of(neo4j), changes, twins, gatekeeper, meters));
            case Given(var uri, var user, var password) ->
                Graph.of(GraphStore.start(GraphSettings.of(uri, user, password), changes, twins, gatekeeper, meters));
            case None(var reason) -> Graph.absent(reason);
        };
    }
}
