package dev.pollux.simulation.behaviour;

import java.time.Duration;

/// Plays one device. It is made anew for each replication, so it may keep state; it is called by one thread. Every
/// source of chance must be one of the device's streams.
public interface Behaviour {

    /// Called once at the start. Returns the delay until the first wake.
    Duration start(VirtualDevice device);

    /// Called when the delay is over. Returns the delay until the next wake, which must be positive.
    Duration wake(VirtualDevice device);
}
