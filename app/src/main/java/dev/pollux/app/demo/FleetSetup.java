package dev.pollux.app.demo;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes the fleet's twins and credentials through the public API, those that are missing. Twins that exist keep what
/// they learned.
final class FleetSetup {

    private static final int AT_A_TIME = 16;

    private final ServiceClient service;
    private final FleetFile file;

    FleetSetup(ServiceClient service, FleetFile file) {
        this.service = service;
        this.file = file;
    }

    void complete(FleetPlan plan) {
        var missing = plan.devices().stream()
                .filter(device -> !file.secrets().containsKey(device.id()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        create("policies", FleetPlan.POLICY, policy());
        plan.places().forEach(place -> create("things", place.id(), place.document()));
        try (var workers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            missing.stream().map(device -> secret(device, workers)).toList().forEach(CompletableFuture::join);
        }
        file.save();
    }

    private CompletableFuture<Void> secret(FleetPlan.Device device, ExecutorService workers) {
        return CompletableFuture.runAsync(
                () -> {
                    create("things", device.id(), device.document());
                    var issued = service.post(
                                    "/api/pollux/devices",
                                    JsonObject.of("thingId", Json.of(device.id().text())))
                            .orFail("A credential for " + device.id())
                            .json();
                    remember(device.id(), issued);
                },
                workers);
    }

    private void remember(TwinId id, JsonObject issued) {
        var secret = new FleetFile.Secret(
                issued.text("clientId", ""), issued.text("username", ""), issued.text("password", ""));
        synchronized (file) {
            file.secrets().put(id, secret);
        }
    }

    /// A twin that exists already is left as it is: 412 answers `If-None-Match`.
    private void create(String kind, TwinId id, JsonObject document) {
        var answer = service.put("/api/2/" + kind + "/" + id.text(), document, "if-none-match", "*");
        if (answer.status() != 412) {
            answer.orFail("Making " + id);
        }
    }

    /// The administrator may do everything; every device of the factory may report, and be spoken to.
    private static JsonObject policy() {
        var everything = List.of("READ", "WRITE");
        var admin = JsonObject.of(
                "subjects",
                subject("pollux:admin"),
                "resources",
                JsonObject.of("thing:/", grant(everything), "policy:/", grant(everything))
                        .with("message:/", grant(everything)));
        var devices = JsonObject.of(
                "subjects",
                subject("devices:" + FleetPlan.NAMESPACE),
                "resources",
                JsonObject.of("thing:/features", grant(everything), "thing:/attributes", grant(List.of("READ")))
                        .with("message:/", grant(everything)));
        return JsonObject.of("entries", JsonObject.of("admin", admin, "devices", devices));
    }

    private static JsonObject subject(String subject) {
        return JsonObject.of(subject, JsonObject.of("type", Json.of("demo")));
    }

    private static JsonObject grant(List<String> permissions) {
        var granted = JsonArray.of(permissions.stream().map(Json::of).toList());
        return JsonObject.of("grant", granted, "revoke", JsonArray.of(List.of()));
    }
}
