package dev.pollux.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes names as parts of a URL's path; a slash in a name stays one.
final class Segments {

    private Segments() {}

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":");
    }
}
