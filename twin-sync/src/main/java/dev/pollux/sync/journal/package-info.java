/// What is this room for? The truth: every event of every twin, on disk before anyone is told, in one global order,
/// with the newest state of each twin beside it.
///
/// What may enter: the model, RocksDB, and Pekko Persistence for the two plugins. What leaves: [Journal] (which is the
/// `ChangeLog` and the `LatestTwins`), [JournalSettings], [StoredWrite], [JournalSetup] and [JournalPlugins] for the
/// actor system, [PersistenceIds], [JournalDamaged].
///
/// Where to start reading: [Journal], then `GroupCommit` for the way of a write and `OpeningChecks` for what is
/// verified before anything is served.
@NullMarked
package dev.pollux.sync.journal;

import org.jspecify.annotations.NullMarked;
