package dev.pollux.app.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// Opens a page in the user's browser where there is a desktop to show it on; elsewhere the printed link must do.
final class Browser {

    private Browser() {}

    static void open(String link) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean desktop = mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!desktop) {
            return;
        }
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", link)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // No opener is installed: the link was printed.
        }
    }
}
