package dev.pollux.sync.journal;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;

/// Hands the journal to the persistence plugins, which the actor system makes by itself from their configuration. Add
/// it to the `ActorSystemSetup` the system starts with.
public final class JournalSetup extends Setup {

    private final Journal journal;

    public JournalSetup(Journal journal) {
        this.journal = journal;
    }

    static Journal of(ActorSystem system) {
        return system.settings()
                .setup()
                .get(JournalSetup.class)
                .orElseThrow(() -> new IllegalStateException("the actor system was started without a JournalSetup"))
                .journal;
    }
}
