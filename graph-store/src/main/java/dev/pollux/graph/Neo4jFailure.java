package dev.pollux.graph;

/// Why Neo4j cannot run here, in one sentence that says what to do.
public final class Neo4jFailure extends RuntimeException {

    Neo4jFailure(String message) {
        super(message);
    }

    Neo4jFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
