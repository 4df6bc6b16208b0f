/// The tests' own tools, shared with the other modules: a seeded generator, given/when/then for the core, a journal in
/// memory, and the contracts that every journal keeps.
///
/// May enter: the core's public types. Leaves: [TwinFixture], the generators, [MemoryJournal], [ChangeLogContract] and
/// [LatestTwinsContract]. Start reading at [TwinFixture].
@NullMarked
package dev.pollux.model.testing;

import org.jspecify.annotations.NullMarked;
