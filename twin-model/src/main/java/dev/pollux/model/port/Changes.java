package dev.pollux.model.port;

import dev.pollux.model.port.ChangeLog.Change;
import java.util.function.Consumer;

/// The live feed of changes, as they come to disk, for subscriptions. The listener is called in order on one shared
/// thread and must not block: bounded buffering is the subscriber's own affair.
public interface Changes {

    AutoCloseable subscribe(Consumer<Change> listener);
}
