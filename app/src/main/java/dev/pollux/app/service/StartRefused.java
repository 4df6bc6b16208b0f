package dev.pollux.app.service;

/// The service cannot start. The message is one sentence for the operator that ends with what to do.
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
