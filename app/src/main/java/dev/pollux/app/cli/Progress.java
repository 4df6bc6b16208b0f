package dev.pollux.app.cli;

import java.io.Console;

/// One line on a terminal that is written over as things go on. Where there is no terminal nothing is shown: a log has
/// no use for it.
final class Progress {

    private Progress() {}

    static void show(String line) {
        if (isTerminal()) {
            System.err.print("\r\u001b[K" + line);
        }
    }

    static void clear() {
        show("");
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
