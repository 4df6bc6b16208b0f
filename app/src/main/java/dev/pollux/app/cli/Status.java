package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says whether the service is ready, and how each of its parts is.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show what runs, where it listens, and how each part is. Exits with 0 when requests are answered.")
final class Status implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var service = ServiceClient.of(data.runningFolder());
        var answer = service.get("/health");
        if (answer.status() != 200 && answer.status() != 503) {
            answer.orFail("The question for its health");
        }
        var health = answer.json();
        System.out.println(json ? machine(service, health).text() : people(service, health));
        return answer.isOk() ? 0 : CommandFailed.FAILED;
    }

    private static JsonObject machine(ServiceClient service, JsonObject health) {
        var run = service.run();
        return JsonObject.builder()
                .put("httpUrl", run.httpUrl())
                .put("mqttUrl", run.mqttUrl())
                .put("pid", run.pid())
                .put("startedAt", run.startedAt().toString())
                .put("health", health)
                .build();
    }

    private String people(ServiceClient service, JsonObject health) {
        var run = service.run();
        var text = new StringBuilder();
        text.append("Pollux is ").append(health.text("status", "UP").equals("UP") ? "ready" : "ready, but degraded");
        text.append(" at ").append(run.httpUrl()).append(", devices at ").append(run.mqttUrl());
        text.append("\n  process ").append(run.pid()).append(", since ").append(run.startedAt());
        text.append(", data in ").append(data.runningFolder());
        if (health.get("parts") instanceof JsonArray parts) {
            parts.forEach(part -> text.append(line(part)));
        }
        return text.toString();
    }

    private static String line(Json part) {
        if (!(part instanceof JsonObject object)) {
            return "";
        }
        boolean up = object.get("up") instanceof Json.Bool(var value) && value;
        var line = "\n  %-10s %s".formatted(object.text("name", "?"), up ? "up" : "DOWN");
        var detail = object.text("detail", "");
        var effect = object.text("effect", "");
        return line + (detail.isEmpty() ? "" : ": " + detail) + (effect.isEmpty() ? "" : "; " + effect);
    }
}
