/// The living twin: one event-sourced, sharded actor round the core's decide and evolve.
///
/// What for: to be the only writer of each twin, in bounded memory, answering once the change is on disk. May enter:
/// `model`, `sync.journal`, Pekko. Leaves: [TwinSystem] (directory and live changes), [TwinSettings]. Start reading at
/// [TwinEntity], then [Round] and [ShardedDirectory].
@NullMarked
package dev.pollux.sync.twin;

import org.jspecify.annotations.NullMarked;
