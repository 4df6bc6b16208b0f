package dev.pollux.web.admin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Credentials;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Credentials of devices: issue one, list all, revoke one. A password leaves here once, when it is made.
final class DeviceRoutes {

    private static final int REQUEST_BYTES = 4096;

    private final Credentials credentials;

    DeviceRoutes(Credentials credentials) {
        this.credentials = credentials;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/pollux/devices", "A new credential for a twin's device", this::issue),
                Route.of("GET", "/api/pollux/devices", "All devices that have a credential", this::list),
                Route.of("DELETE", "/api/pollux/devices/**", "Revokes a credential", this::revoke));
    }

    private Mono<Reply> issue(Call call) {
        return call.body(REQUEST_BYTES)
                .map(DeviceRoutes::thing)
                .publishOn(Schedulers.boundedElastic())
                .map(thing -> {
                    var issued = credentials.issue(thing);
                    var answer = JsonObject.builder()
                            .put("thingId", issued.twin().text())
                            .put("clientId", issued.clientId())
                            .put("username", issued.username())
                            .put("password", issued.password())
                            .build();
                    return Reply.json(201, answer).with("cache-control", "no-store");
                });
    }

    private static TwinId thing(byte[] body) {
        var text = JsonCodec.DEFAULT.parseObject(body).text("thingId", "");
        return TwinId.thing(text)
                .orElseThrow(() -> Refused.malformed(Part.ID, "'" + text + "' is no thing id: write namespace:name"));
    }

    private Mono<Reply> list(Call call) {
        var known = credentials.list().stream()
                .map(device -> (Json) JsonObject.builder()
                        .put("thingId", device.twin().text())
                        .put("username", device.username())
                        .put("issued", device.issued().toString())
                        .build())
                .toList();
        return Mono.just(Reply.json(200, JsonObject.of("items", JsonArray.of(known))));
    }

    /// User names may hold a slash, so the rest of the path is the name.
    private Mono<Reply> revoke(Call call) {
        var username = String.join("/", call.rest());
        return Mono.fromCallable(() -> credentials.revoke(username))
                .subscribeOn(Schedulers.boundedElastic())
                .map(revoked -> Reply.empty(revoked ? 204 : 404));
    }
}
