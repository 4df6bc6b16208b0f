package dev.pollux.graph;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that starts Neo4j and waits to be killed.
final class OrphanParent {

    private OrphanParent() {}

    public static void main(String[] args) throws Exception {
        var neo4j = Neo4jProcess.start(Path.of(args[0]), Path.of(args[1]), Neo4jSettings.DEFAULT);
        neo4j.ready().toCompletableFuture().join();
        new CountDownLatch(1).await();
    }
}
