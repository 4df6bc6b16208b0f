package dev.pollux.sync.journal;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.List;

/// Deadlines that twins set, stored with the event that set them, so that they outlive the actors. One may be due that
/// its twin has met already; the twin decides. Thread-safe.
public interface DueTimers {

    /// No deadline.
    long NONE = Long.MAX_VALUE;

    /// A deadline of a twin.
    record Due(TwinId twin, long atMillis) {}

    /// At most `max` deadlines that have passed, the oldest first.
    List<Due> due(Instant now, int max);

    /// The twin has been reminded. Not synced: after a crash it is reminded once more, which does no harm.
    void forget(Due due);

    /// When the twin has to be reminded next, in milliseconds of the epoch: 0 for anything before it, [#NONE] for what
    /// lies beyond reach. Rounded up: a twin reminded too early has nothing to do yet and is not reminded again.
    static long earliest(Twin twin) {
        long next = NONE;
        for (var command : twin.commands().values()) {
            if (!command.state().isTerminal()) {
                next = Math.min(next, millis(command));
            }
        }
        return next;
    }

    private static long millis(DeviceCommand command) {
        long seconds = command.expires().getEpochSecond();
        if (seconds < 0) {
            return 0;
        }
        return seconds > NONE / 1_000 - 2
                ? NONE
                : command.expires().plusNanos(999_999).toEpochMilli();
    }
}
