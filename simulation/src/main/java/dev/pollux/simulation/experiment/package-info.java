/// Runs a scenario's variants over replications and compares them.
///
/// May enter: the rooms beside it, Hipparchus (Student's t). Leaves: [Experiment], [Comparison]. Start reading at
/// [Experiment].
@NullMarked
package dev.pollux.simulation.experiment;

import org.jspecify.annotations.NullMarked;
