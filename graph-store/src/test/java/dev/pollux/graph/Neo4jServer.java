package dev.pollux.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One real Neo4j for all test classes, stopped when the suite ends. Skips them when the server's jars were not built.
final class Neo4jServer implements BeforeAllCallback {

    static final Path JARS = Path.of(System.getProperty("pollux.neo4j.lib", "../neo4j-server/target/lib"));

    private Neo4jProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        process = store.getOrComputeIfAbsent(Neo4jServer.class, _ -> new Running(launch()), Running.class)
                .process();
    }

    private record Running(Neo4jProcess process) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }
    }

    static void assumeJars() {
        Assumptions.assumeTrue(Files.isDirectory(JARS), "Neo4j's jars are not built: mvn package -pl neo4j-server");
    }

    private static Neo4jProcess launch() {
        assumeJars();
        try {
            var started = Neo4jProcess.start(JARS, Files.createTempDirectory("neo4j"), Neo4jSettings.DEFAULT);
            started.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
            return started;
        } catch (Exception e) {
            throw new IllegalStateException("Neo4j did not start", e);
        }
    }

    Neo4jProcess process() {
        return process;
    }

    GraphSettings settings() {
        return GraphSettings.of(process);
    }
}
