package dev.pollux.app.service;

/// Addresses as a client on this machine would write them.
final class Addresses {

    private Addresses() {}

    /// A service that listens everywhere is reached at loopback from here.
    static String shown(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        };
    }
}
