/// What virtual devices do: each behaviour plays one device against its twin.
///
/// May enter: `kernel`, `twin-model`. Leaves: [Behaviour], [Behaviours]. Start reading at [Behaviour].
@NullMarked
package dev.pollux.simulation.behaviour;

import org.jspecify.annotations.NullMarked;
