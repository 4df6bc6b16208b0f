package dev.pollux.app.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the port to listen on. A port that was asked for is taken or refused; a default one gives way to the next free
/// one, at most [#TRIES] further.
public final class FreePort {

    private static final Logger log = LoggerFactory.getLogger(FreePort.class);

    static final int TRIES = 50;

    private FreePort() {}

    static int pick(String what, String host, int wanted, boolean chosen) {
        if (wanted == 0 || isFree(host, wanted)) {
            return wanted;
        }
        if (chosen) {
            throw new StartRefused("Port " + wanted + " for " + what
                    + " is in use: stop what listens there, or choose another with --" + option(what) + "-port.");
        }
        for (int port = wanted + 1; port <= Math.min(wanted + TRIES, 65535); port++) {
            if (isFree(host, port)) {
                log.atWarn()
                        .addKeyValue("for", what)
                        .addKeyValue("inUse", wanted)
                        .addKeyValue("instead", port)
                        .log("port in use, the next free one is taken");
                return port;
            }
        }
        throw new StartRefused(
                "No port from " + wanted + " on is free for " + what + ": name one with --" + option(what) + "-port.");
    }

    static String option(String what) {
        return what.toLowerCase(Locale.ROOT);
    }

    public static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
