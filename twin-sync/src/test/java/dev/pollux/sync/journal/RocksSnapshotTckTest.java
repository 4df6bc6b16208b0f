package dev.pollux.sync.journal;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;
import org.apache.pekko.persistence.snapshot.SnapshotStoreSpec$;
import org.junit.runner.RunWith;
import org.scalatestplus.junit.JUnitRunner;

/// Pekko's own conformance suite for snapshot stores.
@RunWith(JUnitRunner.class)
public class RocksSnapshotTckTest extends JavaSnapshotStoreSpec {

    // The suite asks for its system before this class's initialisers have run: so no initialiser here.
    private TckSystem tck;

    public RocksSnapshotTckTest() {
        super(TckSystem.CONFIG);
    }

    @Override
    public ActorSystem system() {
        if (tck == null) {
            tck = TckSystem.start(TckSystem.CONFIG.withFallback(SnapshotStoreSpec$.MODULE$.config()));
        }
        return tck.system();
    }

    @Override
    public void afterAll() {
        super.afterAll();
        tck.journal().close();
    }
}
