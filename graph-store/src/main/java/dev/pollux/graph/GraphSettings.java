package dev.pollux.graph;

import java.net.URI;
import java.time.Duration;

/// Where the graph is and how hard it may be used. `batch` is how many changed twins one transaction may hold (at most
/// 1,000), `readers` how many queries run at once, `waiting` how many more may queue before they are refused.
public record GraphSettings(
        URI uri, String user, String password, int batch, int readers, int waiting, Duration queryTimeout) {

    public GraphSettings {
        if (batch < 1 || batch > 1_000 || readers < 1 || waiting < 1) {
            throw new IllegalArgumentException("batch must be 1 to 1000, readers and waiting at least 1");
        }
    }

    /// The defaults, for the server that this process runs.
    public static GraphSettings of(Neo4jProcess neo4j) {
        return of(neo4j.uri(), neo4j.user(), neo4j.password());
    }

    public static GraphSettings of(URI uri, String user, String password) {
        return new GraphSettings(uri, user, password, 1_000, 8, 256, Duration.ofSeconds(10));
    }
}
