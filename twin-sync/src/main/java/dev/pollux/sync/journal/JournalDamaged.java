package dev.pollux.sync.journal;

import org.jspecify.annotations.Nullable;

/// The journal on disk is not what was written, so it is not opened. The message is one sentence that says what is
/// damaged and what to do.
public final class JournalDamaged extends RuntimeException {

    JournalDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    JournalDamaged(String message) {
        this(message, null);
    }
}
