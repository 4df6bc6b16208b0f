/// What a planner asks: the scenario file, read and checked.
///
/// May enter: `twin-model`, `behaviour` (its parameters), SnakeYAML. Leaves: [Scenario], [ScenarioReader]. Start
/// reading at [Scenario].
@NullMarked
package dev.pollux.simulation.scenario;

import org.jspecify.annotations.NullMarked;
