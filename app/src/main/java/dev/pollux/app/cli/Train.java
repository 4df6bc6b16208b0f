package dev.pollux.app.cli;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.app.demo.DemoFleet;
import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.Pollux;
import dev.pollux.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

/// Walks the paths of a start and of common requests once, so that the JVM can write what it learned into its cache.
/// Started by [dev.pollux.app.service.StartCache], on data that are thrown away.
@Command(name = "train", hidden = true, description = "Walk the common paths once, for the JVM's start cache.")
final class Train implements Callable<Integer> {

    /// Nobody listens there: the graph's driver is loaded all the same.
    private static final Map<String, String> SETTINGS =
            Map.of("http.port", "0", "mqtt.port", "0", "graph.url", "bolt://127.0.0.1:9", "journal.reserve", "1MB");

    private static final List<String> PAGES =
            List.of("/health", "/metrics", "/api/2/things", "/api/2/search/things", "/api/2/search/things/count", "/");
    private static final Duration LISTEN = Duration.ofSeconds(3);

    @Override
    public Integer call() throws IOException {
        var data = Files.createTempDirectory("pollux-training");
        Logs.quiet();
        try (var folder = DataFolder.open(data);
                var pollux = Pollux.start(folder, SettingsReader.read(data, SETTINGS, Map.of()))) {
            walk(pollux, data);
        } finally {
            Demo.delete(data);
        }
        return 0;
    }

    private static void walk(Pollux pollux, Path data) {
        var service = ServiceClient.of(pollux.run());
        try (var fleet = DemoFleet.start(service, data, 12, 1, InstantSource.system())) {
            fleet.writePast(pollux.history());
            PAGES.forEach(service::get);
            LockSupport.parkNanos(LISTEN.toNanos());
        }
    }
}
