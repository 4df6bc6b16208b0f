package dev.pollux.app.service;

import dev.pollux.sync.journal.JournalUnusable;
import java.io.UncheckedIOException;

/// Turns what kept a part from starting into one sentence for the operator.
final class Refusals {

    private Refusals() {}

    static RuntimeException explain(RuntimeException fault, DataFolder folder) {
        return switch (fault) {
            case StartRefused refused -> refused;
            case JournalUnusable journal -> new StartRefused(String.valueOf(journal.getMessage()), journal);
            case dev.pollux.web.PortInUse http -> port("HTTP", http.port(), http);
            case dev.pollux.sync.mqtt.PortInUse mqtt -> port("MQTT", mqtt.port(), mqtt);
            case UncheckedIOException disk ->
                new StartRefused(
                        "A file in " + folder.path() + " cannot be used ("
                                + disk.getMessage() + "): ./pollux doctor --data " + folder.path()
                                + " says more.",
                        disk);
            default -> fault;
        };
    }

    private static StartRefused port(String what, int port, RuntimeException cause) {
        return new StartRefused(
                "Port " + port + " for " + what + " was taken while Pollux started: start it again.", cause);
    }
}
