package dev.pollux.sync.twin;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.ErrorCatalogue;
import dev.pollux.model.twin.Rejection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/// Counts what twins refuse, by reason. Thread-safe; there are as many counters as kinds of refusal.
final class Refusals {

    private final ConcurrentHashMap<Class<? extends Rejection>, LongAdder> counters = new ConcurrentHashMap<>();
    private final Meters meters;

    Refusals(Meters meters) {
        this.meters = meters;
    }

    /// Counts the request when it was answered with a refusal. A caller who went away has cancelled its answer.
    void count(Request request) {
        var answer = request.answer();
        if (answer.state() == Future.State.SUCCESS && answer.resultNow() instanceof Outcome.Refused(var rejection)) {
            counters.computeIfAbsent(rejection.getClass(), _ -> counter(rejection))
                    .increment();
        }
    }

    private LongAdder counter(Rejection rejection) {
        return meters.counter("twin.requests.refused", "reason", ErrorCatalogue.name(rejection));
    }
}
