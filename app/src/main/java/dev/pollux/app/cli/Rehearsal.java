package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// One what-if, from posting the scenario to the report on disk. The service keeps the run; this only follows it.
final class Rehearsal {

    private static final String RUNS = "/api/2/simulations";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServiceClient service;
    private final Path out;

    Rehearsal(ServiceClient service, Path out) {
        this.service = service;
        this.out = out;
    }

    /// Posts the scenario, shows progress, writes the report, and returns it.
    JsonObject run(String scenario) {
        var run = service.post(RUNS + "?wait=1s", "application/yaml", scenario, PATIENCE)
                .orFail("The rehearsal")
                .json();
        var path = RUNS + "/" + run.text("id", "");
        while (run.text("state", "").equals("RUNNING")) {
            Progress.show("rehearsing: " + number(run, "done") + " of " + number(run, "of") + " replications");
            run = service.get(path + "?wait=1s")
                    .orFail("Watching the rehearsal")
                    .json();
        }
        Progress.clear();
        var report = service.get(path + "/report").orFail("The rehearsal").json();
        write(
                report,
                service.get(path + "/report", "text/html").orFail("The report").body());
        return report;
    }

    private void write(JsonObject report, String html) {
        var name = report.text("scenario", "simulation") + "-" + shortId(report);
        try {
            Files.createDirectories(out);
            var page = Files.writeString(out.resolve(name + ".html"), html);
            Files.writeString(out.resolve(name + ".json"), report.text());
            System.err.println("report: " + page.toAbsolutePath().normalize());
        } catch (IOException fault) {
            throw new CommandFailed("The report cannot be written to " + out + " (" + fault.getMessage()
                    + "): name another folder with --out.");
        }
    }

    private static String shortId(JsonObject report) {
        var id = report.text("id", "run").replaceAll("[^A-Za-z0-9]", "");
        return id.substring(0, Math.min(8, id.length()));
    }

    private static long number(JsonObject run, String key) {
        return run.get(key) instanceof Json.Int(var number) ? number : 0;
    }
}
