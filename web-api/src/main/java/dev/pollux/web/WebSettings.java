package dev.pollux.web;

/// How the web side listens: host and port (0 takes any free one), where the console's files are (a Spring resource
/// location such as `classpath:/console/` or `file:/…/`), the namespace of things made without an id, and the largest
/// body of a message in bytes.
public record WebSettings(String host, int port, String console, String defaultNamespace, int messageBytes) {

    public WebSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// Loopback only.
    public static WebSettings local(int port) {
        return new WebSettings("127.0.0.1", port, "classpath:/console/", "pollux", 250 * 1024);
    }
}
