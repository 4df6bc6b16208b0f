package dev.pollux.web.health;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.Projection.Health;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import reactor.core.publisher.Mono;

/// `/health` names each part, whether it works, and what it means that one does not. The twins themselves are up while
/// this answers: a dead view degrades the service and does not stop it.
public final class HealthRoutes {

    private final ChangeLog log;
    private final List<Projection> projections;
    private final TelemetryHistory history;
    private final MicrometerMeters meters;
    private final BlockingCalls blocking;

    public HealthRoutes(
            ChangeLog log,
            List<Projection> projections,
            TelemetryHistory history,
            MicrometerMeters meters,
            BlockingCalls blocking) {
        this.log = log;
        this.projections = List.copyOf(projections);
        this.history = history;
        this.meters = meters;
        this.blocking = blocking;
        this.projections.forEach(view -> {
            meters.gauge("view.behind", view, each -> behind(log, each), "view", view.name());
            meters.gauge("view.up", view, each -> each.health().up() ? 1 : 0, "view", view.name());
        });
    }

    /// Changes that are on disk and not yet in the view.
    private static long behind(ChangeLog log, Projection view) {
        return Math.max(0, log.head().sequence() - view.reached().sequence());
    }

    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/health", "Each part, and what its failure means", this::health),
                Route.open("GET", "/health/live", "Whether the process answers", _ -> status("UP")),
                Route.open("GET", "/health/ready", "Whether requests are served", _ -> status("UP")),
                Route.of("GET", "/metrics", "All numbers, for Prometheus", this::metrics));
    }

    private static Mono<Reply> status(String status) {
        return Mono.just(Reply.json(200, JsonObject.of("status", Json.of(status))));
    }

    private Mono<Reply> health(Call call) {
        return blocking.run(() -> {
            var views = projections.stream()
                    .map(view -> part(view.name(), view.health()).with("behind", Json.of(behind(log, view))))
                    .toList();
            boolean up = projections.stream().allMatch(view -> view.health().up());
            var body = JsonObject.of("status", Json.of(up ? "UP" : "DEGRADED"), "parts", JsonArray.of(views));
            return Reply.json(200, body.with("historyDisk", disk()));
        });
    }

    /// Bytes of samples on disk, and the bound that the oldest days are dropped for (0: none).
    private JsonObject disk() {
        var use = history.diskUse();
        return JsonObject.of("bytes", Json.of(use.bytes()), "bound", Json.of(use.bound()));
    }

    private static JsonObject part(String name, Health health) {
        var part = JsonObject.of("name", Json.of(name), "up", Json.of(health.up()));
        return health.up()
                ? part
                : part.with("detail", Json.of(health.detail())).with("effect", Json.of(health.effect()));
    }

    private Mono<Reply> metrics(Call call) {
        return blocking.run(() -> Reply.text(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
    }
}
