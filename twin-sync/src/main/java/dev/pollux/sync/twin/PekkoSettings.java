package dev.pollux.sync.twin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.pollux.sync.journal.JournalPlugins;

/// Renders our settings as the configuration Pekko reads, over its own reference. There is no application.conf, so
/// nothing else can creep in. The cluster is this one process on loopback, tuned to stand within a second.
final class PekkoSettings {

    private static final String FIXED = """
            pekko {
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              loglevel = "WARNING"
              stdout-loglevel = "WARNING"
              log-dead-letters = 3
              log-dead-letters-during-shutdown = off
              jvm-exit-on-fatal-error = on
              actor {
                provider = "cluster"
                allow-java-serialization = off
                default-dispatcher {
                  fork-join-executor { parallelism-min = 2, parallelism-factor = 1.0, parallelism-max = 16 }
                  throughput = 64
                }
              }
              remote.artery {
                canonical { hostname = "127.0.0.1", port = 0 }
                advanced.outbound-message-queue-size = 1024
              }
              coordinated-shutdown {
                run-by-actor-system-terminate = off
                run-by-jvm-shutdown-hook = off
                exit-jvm = off
              }
              cluster {
                jmx.enabled = off
                log-info = off
                gossip-interval = 100 ms
                leader-actions-interval = 50 ms
                periodic-tasks-initial-delay = 50 ms
                min-nr-of-members = 1
                failure-detector { heartbeat-interval = 10 s, acceptable-heartbeat-pause = 60 s }
                singleton.min-number-of-hand-over-retries = 2
                singleton.hand-over-retry-interval = 100 ms
                singleton-proxy.singleton-identification-interval = 100 ms
                split-brain-resolver.stable-after = 3 s
                sharding {
                  retry-interval = 100 ms
                  waiting-for-state-timeout = 500 ms
                  updating-state-timeout = 1 s
                  coordinator-failure-backoff = 500 ms
                  entity-restart-backoff = 100 ms
                  remember-entities = off
                  distributed-data.majority-min-cap = 1
                }
                distributed-data {
                  gossip-interval = 1 s
                  notify-subscribers-interval = 50 ms
                  durable.keys = []
                }
              }
              persistence {
                max-concurrent-recoveries = 200
                typed.stash-overflow-strategy = "drop"
              }
            }
            """;

    private PekkoSettings() {}

    static Config render(TwinSettings settings) {
        var rendered = """
                pekko.cluster.sharding.number-of-shards = %d
                pekko.cluster.sharding.passivation.strategy = live-twins
                pekko.cluster.sharding.passivation.live-twins {
                  active-entity-limit = %d
                  replacement.policy = least-recently-used
                }
                """.formatted(settings.shards(), settings.liveTwins());
        return ConfigFactory.parseString(rendered)
                .withFallback(ConfigFactory.parseString(FIXED))
                .withFallback(ConfigFactory.parseString(JournalPlugins.CONFIG))
                .withFallback(ConfigFactory.defaultReference(PekkoSettings.class.getClassLoader()))
                .resolve();
    }
}
