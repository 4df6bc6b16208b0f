package dev.pollux.sync.world;

import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.setup.Setup;

/// Hands the world's loop and disk to what Pekko makes by itself.
final class StageSetup extends Setup {

    private final Loop loop;
    private Disk disk;

    StageSetup(Loop loop, Disk disk) {
        this.loop = loop;
        this.disk = disk;
    }

    static StageSetup of(ActorSystemSetup setup) {
        return setup.get(StageSetup.class)
                .orElseThrow(() -> new IllegalStateException("the actor system was started without a world"));
    }

    Loop loop() {
        return loop;
    }

    Disk disk() {
        return disk;
    }

    /// The next world has a disk of its own.
    void insert(Disk next) {
        disk = next;
    }
}
