package dev.pollux.sync.journal;

import dev.pollux.model.twin.Rejection;

/// The journal did not take a write; nothing of it is stored.
public final class AppendRefused extends RuntimeException {

    private final transient Rejection rejection;

    AppendRefused(Rejection rejection) {
        super(rejection.toString(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
