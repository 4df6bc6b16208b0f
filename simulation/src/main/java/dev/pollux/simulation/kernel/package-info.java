/// The virtual clock, the order of what happens, and random streams.
///
/// May enter: java.base, `twin-model`. Leaves: [Kernel], [Stream]. Start reading at [Kernel].
@NullMarked
package dev.pollux.simulation.kernel;

import org.jspecify.annotations.NullMarked;
