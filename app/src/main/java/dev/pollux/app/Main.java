package dev.pollux.app;

import dev.pollux.app.cli.Cli;

/// Where the process begins. `./pollux` starts it with a verb as first argument.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int code = Cli.run(args);
        if (code != Cli.STAY) {
            System.exit(code);
        }
    }
}
