/// A part of the live fleet as it stood at one cut, with the manifest that names it.
///
/// May enter: `twin-model` (read-only ports). Leaves: [FleetFork]. Start reading at [FleetFork].
@NullMarked
package dev.pollux.simulation.fork;

import org.jspecify.annotations.NullMarked;
