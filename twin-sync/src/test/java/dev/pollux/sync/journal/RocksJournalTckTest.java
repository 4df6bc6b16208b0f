package dev.pollux.sync.journal;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;
import org.apache.pekko.persistence.journal.JournalSpec$;
import org.junit.runner.RunWith;
import org.scalatestplus.junit.JUnitRunner;

/// Pekko's own conformance suite for journals.
@RunWith(JUnitRunner.class)
public class RocksJournalTckTest extends JavaJournalSpec {

    // The suite asks for its system before this class's initialisers have run: so no initialiser here.
    private TckSystem tck;

    public RocksJournalTckTest() {
        super(TckSystem.CONFIG);
    }

    @Override
    public ActorSystem system() {
        if (tck == null) {
            tck = TckSystem.start(TckSystem.CONFIG.withFallback(JournalSpec$.MODULE$.config()));
        }
        return tck.system();
    }

    @Override
    public CapabilityFlag supportsRejectingNonSerializableObjects() {
        return CapabilityFlag.on();
    }

    @Override
    public CapabilityFlag supportsMetadata() {
        return CapabilityFlag.on();
    }

    @Override
    public void afterAll() {
        super.afterAll();
        tck.journal().close();
    }
}
