package dev.pollux.app.doctor;

import dev.pollux.app.service.Neo4jJars;
import java.nio.file.Files;
import java.util.List;

/// Whether the graph's server can start.
final class GraphChecks {

    private GraphChecks() {}

    static List<Finding> jars(Patient patient) {
        return List.of(
                Neo4jJars.isThere(patient.neo4jJars())
                        ? Finding.ok("neo4j-jars", "in " + patient.neo4jJars())
                        : Finding.fault(
                                "neo4j-jars",
                                "Neo4j's jars are not in " + patient.neo4jJars() + ": there will be no graph",
                                "build again with ./pollux verify, unpack the distribution anew, or set graph.enabled=false"));
    }

    static List<Finding> home(Patient patient) {
        var home = patient.folder().resolve("graph");
        if (!Files.exists(home)) {
            return List.of();
        }
        return List.of(
                Files.isDirectory(home)
                        ? Finding.ok("graph", "in " + home)
                        : Finding.fault(
                                "graph", home + " is no folder", "remove it: the graph is rebuilt from the journal"));
    }
}
