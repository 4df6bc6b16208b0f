package dev.pollux.sync.world;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Where worlds are played, one after the other: an actor system whose every mailbox and timer goes through one
/// [Loop]. Starting it takes a while, so all worlds of a JVM share one. Not thread-safe.
final class Stage {

    private static final String CONFIG = """
            pekko {
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = off
              jvm-exit-on-fatal-error = off
              scheduler.implementation = "dev.pollux.sync.world.LoopScheduler"
              actor {
                provider = local
                allow-java-serialization = off
                default-dispatcher = ${world.dispatcher}
                internal-dispatcher = ${world.dispatcher}
              }
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              persistence {
                journal.plugin = world.journal
                snapshot-store.plugin = world.snapshots
                max-concurrent-recoveries = 200
                typed.stash-overflow-strategy = "drop"
              }
            }
            world {
              dispatcher {
                type = Dispatcher
                executor = "dev.pollux.sync.world.LoopExecutor$Configurator"
                throughput = 1
              }
              journal {
                class = "dev.pollux.sync.world.DiskJournal"
                plugin-dispatcher = world.dispatcher
                replay-dispatcher = world.dispatcher
                replay-filter.mode = off
                circuit-breaker.call-timeout = 1 h
              }
              snapshots {
                class = "dev.pollux.sync.world.DiskSnapshots"
                plugin-dispatcher = world.dispatcher
                circuit-breaker.call-timeout = 1 h
              }
            }
            """;

    private final Loop loop = new Loop();
    private final StageSetup setup;
    private final ActorSystem<Void> system;

    private Stage() throws Exception {
        setup = new StageSetup(loop, new Disk(loop, loop.begin(0), Mutation.NONE, new Trace()));
        var config = ConfigFactory.parseString(CONFIG)
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        system = ScopedValue.where(LoopScheduler.LOOP, loop)
                .call(() -> ActorSystem.create(
                        Behaviors.empty(), "world", ActorSystemSetup.create(BootstrapSetup.create(config), setup)));
        loop.seal();
        World.play(this, 0, Faults.NONE, Mutation.NONE);
    }

    /// The stage of this JVM, built when first asked for.
    static Stage shared() {
        return Shared.STAGE;
    }

    private static final class Shared {
        private static final Stage STAGE = open();
    }

    private static Stage open() {
        try {
            return new Stage();
        } catch (Exception e) {
            throw new IllegalStateException("the stage does not stand", e);
        }
    }

    Loop loop() {
        return loop;
    }

    ActorSystem<?> system() {
        return system;
    }

    void insert(Disk disk) {
        setup.insert(disk);
    }
}
