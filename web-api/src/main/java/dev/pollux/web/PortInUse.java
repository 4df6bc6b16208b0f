package dev.pollux.web;

/// Somebody else listens on the port that was asked for.
public final class PortInUse extends RuntimeException {

    private final int port;

    PortInUse(int port, Throwable cause) {
        super("port " + port + " is in use", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
