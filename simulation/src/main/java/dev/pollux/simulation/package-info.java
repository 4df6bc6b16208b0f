/// Rehearsals: fork the fleet, run baseline and variant on a virtual clock, compare.
///
/// May enter: `twin-model` and the rooms below. Nothing that writes to live twins: the only way in is a read-only cut.
/// Leaves: [LocalSimulator], [SimulationSettings]. Start reading at [LocalSimulator].
@NullMarked
package dev.pollux.simulation;

import org.jspecify.annotations.NullMarked;
