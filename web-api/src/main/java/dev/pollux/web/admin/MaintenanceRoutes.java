package dev.pollux.web.admin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Maintenance;
import dev.pollux.model.port.Maintenance.MaintenanceRefused;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Backups to a folder of the machine the service runs on, and rebuilds of views.
final class MaintenanceRoutes {

    private static final int REQUEST_BYTES = 16 * 1024;

    private final Maintenance maintenance;

    MaintenanceRoutes(Maintenance maintenance) {
        this.maintenance = maintenance;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/pollux/backups", "Writes a backup to a new folder", this::backup),
                Route.of("POST", "/api/pollux/checks", "Reads every checksum of the journal", this::check),
                Route.of("POST", "/api/pollux/rebuilds/{view}", "Begins to rebuild a view", this::rebuild),
                Route.of("GET", "/api/pollux/rebuilds/{view}", "How a rebuild stands", this::rebuilding));
    }

    private Mono<Reply> backup(Call call) {
        return call.body(REQUEST_BYTES)
                .map(MaintenanceRoutes::folder)
                .publishOn(Schedulers.boundedElastic())
                .flatMap(folder -> Mono.fromCompletionStage(() -> maintenance.backup(folder)))
                .map(copy -> Reply.json(
                        201,
                        JsonObject.builder()
                                .put("folder", copy.folder().toString())
                                .put("bytes", copy.bytes())
                                .put("position", copy.position().text())
                                .build()))
                .onErrorResume(
                        MaintenanceRefused.class,
                        refused -> Mono.just(Reply.json(
                                409,
                                JsonObject.builder()
                                        .put("status", 409)
                                        .put("error", "pollux:maintenance.refused")
                                        .put("message", String.valueOf(refused.getMessage()))
                                        .build())));
    }

    private static Path folder(byte[] body) {
        var text = JsonCodec.DEFAULT.parseObject(body).text("folder", "");
        try {
            var folder = Path.of(text);
            if (folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException _) {
            // Falls through to the same refusal as a relative one.
        }
        throw Refused.malformed(Part.PATH, "'" + text + "' is no absolute path of a folder");
    }

    private Mono<Reply> check(Call call) {
        return Mono.fromCompletionStage(maintenance::check)
                .map(found -> Reply.json(
                        200,
                        JsonObject.builder()
                                .put("events", found.events())
                                .put("twins", found.twins())
                                .put(
                                        "damage",
                                        JsonArray.of(found.damage().stream()
                                                .map(Json::of)
                                                .toList()))
                                .build()));
    }

    private Mono<Reply> rebuild(Call call) {
        var view = view(call);
        maintenance.rebuild(view);
        return Mono.just(reply(202, view));
    }

    private Mono<Reply> rebuilding(Call call) {
        return Mono.just(reply(200, view(call)));
    }

    private String view(Call call) {
        var view = call.name("view");
        if (!maintenance.rebuildable().contains(view)) {
            throw new Refused(new Rejection.NotSupported(
                    "a rebuild of '" + view + "': there are " + String.join(", ", maintenance.rebuildable())));
        }
        return view;
    }

    private Reply reply(int status, String view) {
        var state = maintenance.rebuilding(view);
        return Reply.json(
                status,
                JsonObject.builder()
                        .put("view", view)
                        .put("stage", state.stage().name())
                        .put("twins", Json.of(state.twins()))
                        .put("detail", state.detail())
                        .build());
    }
}
