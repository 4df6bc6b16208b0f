package dev.pollux.sync.journal;

/// How an actor system is told to persist through the journal.
public final class JournalPlugins {

    /// HOCON to merge over Pekko's reference configuration. The replay filter is off because the journal itself refuses
    /// a number that is taken, so a second writer cannot leave traces.
    public static final String CONFIG = """
            pekko.persistence.journal.plugin = "pollux.journal"
            pekko.persistence.snapshot-store.plugin = "pollux.snapshots"
            pollux.journal {
              class = "dev.pollux.sync.journal.RocksJournalPlugin"
              replay-filter.mode = off
            }
            pollux.snapshots {
              class = "dev.pollux.sync.journal.RocksSnapshotPlugin"
            }
            """;

    private JournalPlugins() {}
}
