package dev.pollux.sync.twin;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.sync.journal.DueTimers;
import dev.pollux.sync.journal.DueTimers.Due;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Reminds twins of deadlines that they stored, so that a deadline outlives the actor that set it. At most [#BATCH]
/// twins are being reminded at a time. A deadline is forgotten once its twin has judged it; until then it comes again.
final class DueWaker {

    private static final int BATCH = 500;

    private final DueTimers timers;
    private final TwinDirectory twins;
    private final InstantSource clock;
    private final LongAdder woken;
    private final Set<Due> waking = ConcurrentHashMap.newKeySet();

    DueWaker(DueTimers timers, TwinDirectory twins, InstantSource clock, Meters meters) {
        this.timers = timers;
        this.twins = twins;
        this.clock = clock;
        this.woken = meters.counter("twin.due.woken");
    }

    void wake() {
        for (var due : timers.due(clock.instant(), BATCH)) {
            if (waking.size() < BATCH && waking.add(due)) {
                woken.increment();
                twins.execute(due.twin(), new TwinCommand.Tick(), Intent.of(Caller.system("due")))
                        .thenAccept(outcome -> judged(due, outcome));
            }
        }
    }

    private void judged(Due due, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            timers.forget(due);
        }
        waking.remove(due);
    }
}
