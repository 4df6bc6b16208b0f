/// The tests' own tools, shared with the other modules: a seeded generator, and given/when/then for the core.
///
/// May enter: the core's public types. Leaves: [TwinFixture] and the generators. Start reading at [TwinFixture].
@NullMarked
package dev.pollux.model.testing;

import org.jspecify.annotations.NullMarked;
