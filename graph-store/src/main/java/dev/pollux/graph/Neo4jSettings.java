package dev.pollux.graph;

import java.time.Duration;

/// How the Neo4j process runs. Sizes in megabytes. `restarts` bounds how often in a row it is started again after it
/// ended by itself; a run longer than `stable` clears the count.
public record Neo4jSettings(
        int heapMegabytes,
        int pageCacheMegabytes,
        Duration checkpointEvery,
        int logMegabytes,
        Duration startTimeout,
        Duration stopTimeout,
        int restarts,
        Duration stable) {

    public static final Neo4jSettings DEFAULT = new Neo4jSettings(
            512,
            128,
            Duration.ofMinutes(2),
            64,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            5,
            Duration.ofMinutes(1));

    public Neo4jSettings {
        if (heapMegabytes < 128 || pageCacheMegabytes < 8 || logMegabytes < 16 || restarts < 0) {
            throw new IllegalArgumentException("too little memory or log for Neo4j");
        }
    }
}
