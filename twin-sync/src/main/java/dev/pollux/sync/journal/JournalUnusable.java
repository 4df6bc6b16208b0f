package dev.pollux.sync.journal;

import org.jspecify.annotations.Nullable;

/// The journal cannot be opened. The message is one sentence that says why and what to do.
public abstract sealed class JournalUnusable extends RuntimeException
        permits JournalDamaged, JournalTooNew, JournalInUse {

    JournalUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
