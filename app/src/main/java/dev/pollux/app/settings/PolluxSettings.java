package dev.pollux.app.settings;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// Every setting of the service, valid once it exists. Defaults stand in the packaged `application.yaml`, so that each
/// has one place. Immutable.
public record PolluxSettings(
        Http http,
        Mqtt mqtt,
        Twins twins,
        Journal journal,
        Index index,
        Graph graph,
        History history,
        Simulation simulation) {

    /// Where and how HTTP is served.
    public record Http(
            @Meaning("Address HTTP listens on. Anything but loopback is reachable from the network.")
            String host,

            @Meaning("Port of HTTP. 0 takes any free one; the default moves to the next free one when it is taken.")
            int port,

            @Meaning("Where the console's files are; empty for the packaged ones.")
            String console,

            @Meaning("Namespace of things made without an id.")
            String defaultNamespace,

            @Meaning("Largest message to a device over HTTP.")
            DataSize messageSize) {
        public Http {
            valid("http.port", port);
        }
    }

    /// Where and how devices connect.
    public record Mqtt(
            @Meaning("Address MQTT listens on. Anything but loopback is reachable from the network.")
            String host,

            @Meaning("Port of MQTT. 0 takes any free one; the default moves to the next free one when it is taken.")
            int port,

            @Meaning("Largest MQTT packet.") DataSize packetSize,

            @Meaning("Messages of one device that may wait for their acknowledgement.")
            int receiveMaximum,

            @Meaning("Devices connected at a time; more are turned away.")
            int connections) {
        public Mqtt {
            valid("mqtt.port", port);
            positive("mqtt.receive-maximum", receiveMaximum);
            positive("mqtt.connections", connections);
        }
    }

    /// Bounds of the twins and of the work waiting for them.
    public record Twins(
            @Meaning("Twins held in memory; the least recently used leave first.")
            int live,

            @Meaning("Requests under way in all; more are refused with 503.")
            int waiting,

            @Meaning("Requests under way for one twin; more are refused with 429.")
            int waitingPerTwin,

            @Meaning("Largest document of a twin or policy.")
            DataSize documentSize,

            @Meaning("Device commands of one twin that may be open at a time.")
            int openCommands) {
        public Twins {
            positive("twins.live", live);
            positive("twins.waiting", waiting);
            positive("twins.waiting-per-twin", waitingPerTwin);
            positive("twins.open-commands", openCommands);
            positive("twins.document-size", documentSize.toBytes());
        }
    }

    /// The truth on disk.
    public record Journal(
            @Meaning("How long events are kept before they are cut off; the newest state of every twin stays.")
            Duration horizon,

            @Meaning("Free disk space below which writes are refused with 507, so that there is room to tidy up.")
            DataSize reserve,

            @Meaning("Memory for blocks read from the journal.")
            DataSize cache,

            @Meaning("Memory for events not yet in tables.") DataSize memtable,

            @Meaning("Writes that may wait for the disk; more are refused.")
            int queuedWrites) {
        public Journal {
            if (!horizon.isPositive()) {
                throw new IllegalArgumentException("journal.horizon is " + horizon + " but must be above zero");
            }
            positive("journal.queued-writes", queuedWrites);
            positive("journal.cache", cache.toBytes());
            positive("journal.memtable", memtable.toBytes());
        }
    }

    /// The live index that answers searches.
    public record Index(
            @Meaning("Columns kept for searched paths; the least used leave first.")
            int columns) {
        public Index {
            positive("index.columns", columns);
        }
    }

    /// Neo4j, which holds the structure of assets.
    public record Graph(
            @Meaning("Whether Pollux keeps a graph at all; without it the asset tree cannot be asked for.")
            boolean enabled,

            @Meaning("Bolt address of a Neo4j of your own, such as bolt://graph:7687; empty: Pollux runs one itself.")
            String url,

            @Meaning("User at your own Neo4j.") String user,

            @Meaning(value = "Password at your own Neo4j.", secret = true)
            String password,

            @Meaning("Heap of the Neo4j that Pollux runs.") DataSize heap) {
        public Graph {
            positive("graph.heap", heap.toBytes());
        }
    }

    /// Measured values over time.
    public record History(
            @Meaning("How long every sample is kept.") Duration retention,

            @Meaning("How long the downsampled tier is kept.")
            Duration downsampledRetention,

            @Meaning("Disk use above which the oldest samples leave early; 0 for no bound.")
            DataSize diskBound) {
        public History {
            if (!retention.isPositive() || !downsampledRetention.isPositive()) {
                throw new IllegalArgumentException("history.retention and history.downsampled-retention are positive");
            }
        }
    }

    /// Rehearsals on a fork of the fleet.
    public record Simulation(
            @Meaning("Threads that compute replications; 0 for one per processor.")
            int threads,

            @Meaning("Runs at a time; more are refused.") int concurrentRuns,

            @Meaning("Twins in one fork.") int forkTwins) {
        public Simulation {
            positive("simulation.concurrent-runs", concurrentRuns);
            positive("simulation.fork-twins", forkTwins);
        }
    }

    private static void valid(String key, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(key + " is " + port + " but a port lies between 0 and 65535");
        }
    }

    private static void positive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " is " + value + " but must be at least 1");
        }
    }
}
