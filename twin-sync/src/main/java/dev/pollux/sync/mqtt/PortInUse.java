package dev.pollux.sync.mqtt;

/// Another process listens on the port already.
public final class PortInUse extends RuntimeException {

    private final int port;

    PortInUse(int port) {
        super("port " + port + " is in use", null, false, false);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
