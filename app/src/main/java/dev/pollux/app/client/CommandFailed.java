package dev.pollux.app.client;

/// A verb cannot do what it was asked. The message is one sentence for the user that ends with what to do.
public final class CommandFailed extends RuntimeException {

    /// Something went wrong.
    public static final int FAILED = 1;
    /// No Pollux runs with that data folder.
    public static final int NOT_RUNNING = 3;

    private final int exitCode;

    public CommandFailed(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    public CommandFailed(String sentence) {
        this(FAILED, sentence);
    }

    public int exitCode() {
        return exitCode;
    }
}
