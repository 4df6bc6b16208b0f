package dev.pollux.model.testing;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;

/// What a journal must offer to be put to the contracts: both its views, and a way to store an event as the entity
/// does, together with the state after it.
public interface JournalUnderTest {

    ChangeLog log();

    LatestTwins latest();

    /// Stores the event and the state it leads to. Returns when both are on disk.
    Position append(TwinId twin, TwinEvent event);
}
