package dev.pollux.app.service;

import dev.pollux.app.settings.Loaded;
import java.util.function.IntFunction;

/// One place to listen at. Somebody may take a port between finding it free and listening on it: then another one is
/// tried, a few times, unless the operator chose it.
record ListenPort(String what, String host, int wanted, Loaded loaded) {

    private static final int TRIES = 5;

    <T> T listen(IntFunction<T> start) {
        boolean chosen = loaded.isChosen(FreePort.option(what) + ".port");
        for (int attempt = 1; ; attempt++) {
            int port = FreePort.pick(what, host, wanted, chosen);
            try {
                return start.apply(port);
            } catch (dev.pollux.web.PortInUse | dev.pollux.sync.mqtt.PortInUse taken) {
                if (chosen || attempt == TRIES) {
                    throw new StartRefused(
                            "Port " + port + " for " + what + " was taken while Pollux started: start it again.",
                            taken);
                }
            }
        }
    }
}
