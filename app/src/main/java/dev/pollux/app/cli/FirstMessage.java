package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Waits at the twin's event stream for the first change its device makes, and meanwhile watches what the broker turns
/// away.
final class FirstMessage {

    private static final long LOOK_MILLIS = 1_000;

    private final ServiceClient service;
    private final TwinId thing;
    private final Duration patience;

    FirstMessage(ServiceClient service, TwinId thing, Duration patience) {
        this.service = service;
        this.thing = thing;
        this.patience = patience;
    }

    /// Returns the exit code: 0 when a message arrived and was accepted, 1 when one was refused.
    int show() {
        System.err.println("Waiting for the first message of " + thing + " …");
        var before = refusals();
        var arrived = CompletableFuture.supplyAsync(this::next);
        for (long left = patience.toMillis(); left > 0; left -= LOOK_MILLIS) {
            try {
                System.out.println(arrived.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
                return 0;
            } catch (TimeoutException _) {
                var refused = news(before, refusals());
                if (!refused.isEmpty()) {
                    throw new CommandFailed(
                            "The broker refused: " + refused
                                    + ". Check the line's user name, password, topic and payload; docs/reference/mqtt.md explains each.");
                }
            } catch (ExecutionException | InterruptedException fault) {
                throw new CommandFailed("The wait was cut off: " + fault.getMessage() + ".");
            }
        }
        throw new CommandFailed(
                "Nothing arrived within " + patience.toSeconds() + " s: check that the device reaches the broker at "
                        + service.run().mqttUrl() + ".");
    }

    /// What the broker's books say it turned away so far, by the metric's name and labels.
    private TreeMap<String, String> refusals() {
        var refusals = new TreeMap<String, String>();
        service.get("/metrics", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith("pollux_mqtt_") && line.contains("refused"))
                .forEach(line -> refusals.put(
                        line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        return refusals;
    }

    private static String news(TreeMap<String, String> before, TreeMap<String, String> now) {
        return now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.getOrDefault(entry.getKey(), "0.0")))
                .map(entry -> words(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /// `pollux_mqtt_messages_refused_total{reason="malformed.json"}` as `messages: malformed.json`.
    private static String words(String metric) {
        var what = metric.replaceAll("pollux_mqtt_(\\w+?)_refused_total.*", "$1");
        int quote = metric.indexOf('"');
        return what + (quote < 0 ? "" : ": " + metric.substring(quote + 1, metric.lastIndexOf('"')));
    }

    private String next() {
        var path =
                "/api/2/things?ids=" + Segments.encode(thing.text()) + "&fields=thingId,_revision,_modified,features";
        try (var lines =
                new BufferedReader(new InputStreamReader(service.stream(path).body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var arrived = event(line);
                if (arrived.isPresent()) {
                    return arrived.get();
                }
            }
            throw new CommandFailed("The service ended the stream.");
        } catch (IOException fault) {
            throw new CommandFailed("The service cut the stream: " + fault.getMessage() + ".");
        }
    }

    private Optional<String> event(String line) {
        if (!line.startsWith("data:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(told(JsonCodec.DEFAULT.parseObject(
                    line.substring("data:".length()).strip().getBytes(StandardCharsets.UTF_8))));
        } catch (JsonInvalid _) {
            return Optional.empty();
        }
    }

    private String told(JsonObject event) {
        var revision = event.get("_revision") instanceof Json.Int(var number) ? String.valueOf(number) : "?";
        var modified = event.text("_modified", "");
        var latency = modified.isEmpty()
                ? ""
                : ", here "
                        + Duration.between(Instant.parse(modified), Instant.now())
                                .toMillis() + " ms after it was stored";
        return "arrived: revision " + revision + latency + "\n"
                + event.object("features").text() + "\npage: " + service.run().httpUrl() + "/#twin="
                + URLEncoder.encode(thing.text(), StandardCharsets.UTF_8);
    }
}
