package dev.pollux.web.assets;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Simulator;
import dev.pollux.model.port.Simulator.Progress;
import dev.pollux.model.port.Simulator.Report;
import dev.pollux.model.twin.Rejection;
import dev.pollux.web.http.Refused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Simulations that were started: at most [#AT_ONCE] run at a time, and the last [#KEPT] are remembered. Thread-safe.
final class Runs {

    static final int AT_ONCE = 4;
    static final int KEPT = 50;

    private final Simulator simulator;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    Runs(Simulator simulator) {
        this.simulator = simulator;
    }

    /// One run. Its progress and outcome change until it has ended.
    static final class Run {

        sealed interface Outcome {}

        record Running() implements Outcome {}

        record Finished(Report report) implements Outcome {}

        record Failed(Throwable fault) implements Outcome {}

        private final String id = UUID.randomUUID().toString();
        private final String owner;
        private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
        private final Sinks.Many<Progress> steps = Sinks.many().replay().latest();
        private volatile Progress progress = new Progress(0, 0);

        private Run(String owner) {
            this.owner = owner;
        }

        String id() {
            return id;
        }

        Progress progress() {
            return progress;
        }

        Outcome outcome() {
            return ended.getNow(new Running());
        }

        CompletableFuture<Outcome> ended() {
            return ended;
        }

        /// The newest progress, then each further one, until the end.
        Flux<Progress> steps() {
            return steps.asFlux().onBackpressureLatest();
        }

        private synchronized void at(Progress reached) {
            progress = reached;
            steps.tryEmitNext(reached);
        }

        private synchronized void end(Outcome outcome) {
            ended.complete(outcome);
            steps.tryEmitNext(progress);
            steps.tryEmitComplete();
        }
    }

    Run start(String scenario, Caller caller) {
        var run = new Run(caller.subject());
        admit(run);
        simulator.run(scenario, caller, run::at).whenComplete((report, fault) -> run.end(outcome(report, fault)));
        return run;
    }

    private static Run.Outcome outcome(@Nullable Report report, @Nullable Throwable fault) {
        if (report != null) {
            return new Run.Finished(report);
        }
        var known = fault == null ? new IllegalStateException("the simulation gave no report") : fault;
        var cause = known.getCause();
        return new Run.Failed(known instanceof CompletionException && cause != null ? cause : known);
    }

    private synchronized void admit(Run run) {
        long running = runs.values().stream()
                .filter(each -> each.outcome() instanceof Run.Running)
                .count();
        if (running >= AT_ONCE) {
            throw new Refused(new Rejection.TooBusy("simulations", Duration.ofSeconds(10)));
        }
        runs.put(run.id(), run);
        if (runs.size() > KEPT) {
            runs.values().stream()
                    .filter(each -> !(each.outcome() instanceof Run.Running))
                    .findFirst()
                    .ifPresent(oldest -> runs.remove(oldest.id()));
        }
    }

    synchronized Optional<Run> find(String id, Caller caller) {
        return Optional.ofNullable(runs.get(id)).filter(run -> caller.subjects().contains(run.owner));
    }
}
