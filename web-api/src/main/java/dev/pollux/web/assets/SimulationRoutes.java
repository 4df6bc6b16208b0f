package dev.pollux.web.assets;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Simulator;
import dev.pollux.model.port.Simulator.ScenarioInvalid;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.assets.Runs.Run;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Errors;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.live.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// `/api/2/simulations`: rehearse a scenario, follow it, fetch its report. A run belongs to the subject that started
/// it.
public final class SimulationRoutes {

    private static final String RUNS = "/api/2/simulations";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static final DittoError NO_RUN = new DittoError(
            404, "simulations:run.notfound", "There is no such run.", "The last 50 runs are kept, each for its owner.");
    private static final int SCENARIO_BYTES = 256 * 1024;
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private final Runs runs;

    public SimulationRoutes(Simulator simulator) {
        this.runs = new Runs(simulator);
    }

    public List<Route> routes() {
        return List.of(
                Route.of("POST", RUNS, "Rehearse a scenario (YAML)", this::post).query("wait"),
                Route.of("GET", RUNS + "/{runId}", "How far a run is, or its progress as events", this::get)
                        .query("wait"),
                Route.of("GET", RUNS + "/{runId}/report", "The report, as JSON or HTML by Accept", this::report));
    }

    private Mono<Reply> post(Call call) {
        return call.body(SCENARIO_BYTES).flatMap(body -> {
            var run = runs.start(new String(body, StandardCharsets.UTF_8), call.caller());
            return settled(run, wait(call, FIRST_LOOK)).map(seen -> started(call, seen));
        });
    }

    private static Reply started(Call call, Run run) {
        return switch (run.outcome()) {
            case Run.Failed(var fault) -> failure(call, fault);
            case Run.Running _ -> Reply.json(202, json(run)).with("location", RUNS + "/" + run.id());
            case Run.Finished _ -> Reply.json(201, json(run)).with("location", RUNS + "/" + run.id());
        };
    }

    private Mono<Reply> get(Call call) {
        return ofRun(
                call,
                run -> Sse.asked(call)
                        ? Mono.just(Sse.stream(
                                call,
                                run.steps().map(_ -> Sse.event("", "", json(run).text()))))
                        : settled(run, wait(call, Duration.ZERO)).map(seen -> Reply.json(200, json(seen))));
    }

    private Mono<Reply> report(Call call) {
        return ofRun(call, run -> Mono.just(report(call, run)));
    }

    private static Reply report(Call call, Run run) {
        return switch (run.outcome()) {
            case Run.Running _ -> Reply.json(202, json(run)).with("retry-after", "1");
            case Run.Failed(var fault) -> failure(call, fault);
            case Run.Finished(var report) ->
                call.accepts("text/html")
                        ? Reply.text(200, "text/html; charset=utf-8", report.html())
                                .with("content-security-policy", PAGE_POLICY)
                        : Reply.json(200, report.json());
        };
    }

    private Mono<Reply> ofRun(Call call, Function<Run, Mono<Reply>> answer) {
        return runs.find(call.name("runId"), call.caller())
                .map(answer)
                .orElseGet(() -> Mono.just(Errors.of(call, NO_RUN)));
    }

    private static Reply failure(Call call, Throwable fault) {
        if (fault instanceof ScenarioInvalid invalid) {
            return Errors.of(
                    call,
                    new DittoError(
                            400,
                            "simulations:scenario.invalid",
                            "The scenario cannot be run.",
                            String.valueOf(invalid.getMessage())));
        }
        Errors.logged(call, fault);
        return Errors.of(call, new Rejection.Unavailable("simulation", Duration.ofSeconds(5)));
    }

    private static Mono<Run> settled(Run run, Duration wait) {
        return wait.isZero()
                ? Mono.just(run)
                : Mono.fromFuture(run.ended(), true).map(_ -> run).timeout(wait, Mono.just(run));
    }

    private static Duration wait(Call call, Duration fallback) {
        var wait = call.query("wait")
                .map(text -> Parameters.duration(text, Part.TIMEOUT))
                .orElse(fallback);
        return wait.compareTo(Parameters.MAX_TIMEOUT) > 0 ? Parameters.MAX_TIMEOUT : wait;
    }

    private static JsonObject json(Run run) {
        var progress = run.progress();
        var state = switch (run.outcome()) {
            case Run.Running _ -> "RUNNING";
            case Run.Failed _ -> "FAILED";
            case Run.Finished _ -> "FINISHED";
        };
        return JsonObject.builder()
                .put("id", run.id())
                .put("state", state)
                .put("done", progress.done())
                .put("of", progress.of())
                .put("report", Json.of(RUNS + "/" + run.id() + "/report"))
                .build();
    }
}
