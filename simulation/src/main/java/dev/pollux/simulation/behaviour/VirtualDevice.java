package dev.pollux.simulation.behaviour;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Twin;
import dev.pollux.simulation.kernel.Stream;
import java.time.Duration;
import java.time.Instant;

/// What a behaviour sees of the world: its own twin, the virtual time, its random streams, and a way to report. Nothing
/// here leads to a live device.
public interface VirtualDevice {

    /// The twin as it stands now.
    Twin twin();

    Instant now();

    /// Virtual time since the run began.
    Duration elapsed();

    /// Reports a merge patch on the twin, as a device would: it goes through the same decision as a live report.
    void report(JsonObject patch);

    /// The stream for a purpose; the same stream each time it is asked for.
    Stream random(String purpose);
}
