package dev.pollux.model.port;

import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// The order of all changes, on disk, from a horizon to the head. Readers go at their own pace and may rely on the
/// order per twin only. Thread-safe.
public interface ChangeLog {

    /// The newest change that is on disk.
    Position head();

    /// The oldest position that can still be read after.
    Position horizon();

    /// At most `max` changes after the position, oldest first; empty at the head. Does not wait. A position before the
    /// horizon is a bug of the reader: it must rebuild from [LatestTwins] instead.
    List<Change> after(Position position, int max);

    /// Calls the listener after each append, on the writer's thread: it must only wake somebody.
    AutoCloseable onAppend(Runnable listener);

    record Change(Position position, TwinId twin, TwinEvent event) {}
}
