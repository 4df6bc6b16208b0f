package dev.pollux.app.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `up` and `demo` let one set on the command line; everything else stands in the settings.
final class ServeOptions {

    @Option(names = "--http-port", paramLabel = "N", description = "Port of HTTP; 0 takes any free one.")
    private @Nullable Integer httpPort;

    @Option(names = "--mqtt-port", paramLabel = "N", description = "Port of MQTT; 0 takes any free one.")
    private @Nullable Integer mqttPort;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Listen on this address instead of loopback.")
    private @Nullable String host;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of docs/reference/configuration.md, without 'pollux.'.")
    private Map<String, String> more = new HashMap<>();

    @Option(names = "--no-browser", description = "Do not open the console.")
    private boolean noBrowser;

    boolean isBrowserWanted() {
        return !noBrowser;
    }

    Map<String, String> settings() {
        var settings = new HashMap<>(more);
        if (httpPort != null) {
            settings.put("http.port", httpPort.toString());
        }
        if (mqttPort != null) {
            settings.put("mqtt.port", mqttPort.toString());
        }
        if (host != null) {
            settings.put("http.host", host);
            settings.put("mqtt.host", host);
        }
        return settings;
    }
}
