package dev.pollux.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the jars of the Neo4j server are: in a folder of their own, never on our class path.
public final class Neo4jJars {

    /// Set by `./pollux`.
    private static final String PROPERTY = "pollux.neo4j.lib";

    private Neo4jJars() {}

    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "lib/neo4j"));
    }

    public static boolean isThere(Path folder) {
        try (var jars = Files.newDirectoryStream(folder, "neo4j-*.jar")) {
            return jars.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}
