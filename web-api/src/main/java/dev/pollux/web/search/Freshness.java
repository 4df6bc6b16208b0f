package dev.pollux.web.search;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// `consistent=true`: waits until a view has passed a position, by default the head of the log at arrival. Thread-safe.
public final class Freshness {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ChangeLog log;
    private final List<Projection> projections;

    public Freshness(ChangeLog log, List<Projection> projections) {
        this.log = log;
        this.projections = List.copyOf(projections);
    }

    /// Completes when the named view is as fresh as the call asks, and refuses when that takes too long.
    public Mono<Boolean> of(Call call, String view) {
        var asked = call.query("position");
        if (!call.flag("consistent") && asked.isEmpty()) {
            return Mono.just(true);
        }
        var within = Parameters.timeout(call, TIMEOUT);
        return reach(view, asked.map(Freshness::position), within);
    }

    /// The same for a position given otherwise, or the head.
    public Mono<Boolean> reach(String view, Optional<Position> position, Duration within) {
        var target = position.orElseGet(log::head);
        var projection =
                projections.stream().filter(each -> each.name().equals(view)).findFirst();
        if (projection.isEmpty()) {
            return Mono.error(new Refused(new Rejection.Unavailable(view, Duration.ofSeconds(5))));
        }
        return Mono.fromCompletionStage(() -> projection.get().reach(target, within))
                .flatMap(reached -> reached
                        ? Mono.just(true)
                        : Mono.error(new Refused(new Rejection.TimedOut("the " + view, within))));
    }

    static Position position(String text) {
        return Position.parse(text).orElseThrow(() -> Refused.malformed(Part.OPTION, "'" + text + "' is no position"));
    }
}
