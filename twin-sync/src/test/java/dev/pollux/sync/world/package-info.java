/// The deterministic world: real twin entities in a process that crashes, on a disk that forgets, behind a network that
/// loses, delays, doubles and reorders; all of it drawn from one seed and run in virtual time on one thread.
///
/// May enter: `sync.twin` and the journal's contract with it, Pekko, the core. Leaves: nothing. Start reading at
/// [WorldTest], then [World], [Checker] and [Loop].
@NullMarked
package dev.pollux.sync.world;

import org.jspecify.annotations.NullMarked;
