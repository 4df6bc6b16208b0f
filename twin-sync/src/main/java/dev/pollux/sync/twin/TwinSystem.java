package dev.pollux.sync.twin;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSetup;
import dev.pollux.sync.twin.TwinEntity.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.HashCodeNoEnvelopeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/// All twins of this process, alive: the actor system, its shards, and what hangs on them. Start it once per journal;
/// [#close] answers what is under way and stops. Thread-safe.
public final class TwinSystem implements AutoCloseable {

    private static final EntityTypeKey<Message> TWINS = EntityTypeKey.create(Message.class, "twin");
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ActorSystem<Void> system;
    private final ShardedDirectory directory;
    private final ChangeTail changes;
    private final AtomicInteger live;

    private TwinSystem(ActorSystem<Void> system, ShardedDirectory directory, ChangeTail changes, AtomicInteger live) {
        this.live = live;
        this.system = system;
        this.directory = directory;
        this.changes = changes;
    }

    /// Learns all stored policies, then opens the shards. Requests may be made at once: the first ones wait until the
    /// shards stand.
    public static TwinSystem start(
            Journal journal, Gatekeeper gatekeeper, TwinSettings settings, InstantSource clock, Meters meters) {
        learnPolicies(journal, gatekeeper);
        var system = actorSystem(journal, settings);
        var rules = new Rules(gatekeeper, clock, settings.limits(), journal);
        var live = new AtomicInteger();
        meters.gauge("twin.live", live, AtomicInteger::get);
        var region = shards(system, settings, rules, live);
        var directory = new ShardedDirectory(region::tell, settings, meters);
        var due = new DueWaker(journal.timers(), directory, clock, meters);
        var scheduler = system.scheduler();
        scheduler.scheduleWithFixedDelay(
                ShardedDirectory.TICK, ShardedDirectory.TICK, directory::tick, system.executionContext());
        scheduler.scheduleWithFixedDelay(
                settings.dueEvery(), settings.dueEvery(), due::wake, system.executionContext());
        return new TwinSystem(system, directory, new ChangeTail(journal), live);
    }

    private static void learnPolicies(Journal journal, Gatekeeper gatekeeper) {
        try (var cut = journal.cut()) {
            cut.forEach(TwinId.Kind.POLICY, List.of(JsonPath.ROOT), gatekeeper::learn);
        }
    }

    private static ActorSystem<Void> actorSystem(Journal journal, TwinSettings settings) {
        var config = PekkoSettings.render(settings);
        var setup = ActorSystemSetup.create(BootstrapSetup.create(config), new JournalSetup(journal));
        var system = ActorSystem.<Void>create(Behaviors.empty(), "pollux", setup);
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        return system;
    }

    private static ActorRef<Message.Execute> shards(
            ActorSystem<?> system, TwinSettings settings, Rules rules, AtomicInteger live) {
        var entities = Entity.of(TWINS, context -> TwinEntity.create(context.getEntityId(), rules, live))
                .withStopMessage(Message.Stop.STOP)
                .withMessageExtractor(new HashCodeNoEnvelopeMessageExtractor<Message>(settings.shards()) {
                    @Override
                    public String entityId(Message message) {
                        return switch (message) {
                            case Message.Execute execute -> execute.entity();
                            case Message.Stop _ -> throw new IllegalStateException("shards stop twins, not callers");
                        };
                    }
                });
        return ClusterSharding.get(system).init(entities).narrow();
    }

    public TwinDirectory directory() {
        return directory;
    }

    public Changes changes() {
        return changes;
    }

    /// How many twins are in memory now.
    public int liveTwins() {
        return live.get();
    }

    /// Refuses new requests, waits a little for those under way, then stops all actors.
    @Override
    public void close() {
        directory.close();
        long until = System.nanoTime() + CLOSING.toNanos();
        while (!directory.isIdle() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        changes.close();
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(CLOSING.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
