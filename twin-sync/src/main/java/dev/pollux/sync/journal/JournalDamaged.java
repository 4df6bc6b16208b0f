package dev.pollux.sync.journal;

import org.jspecify.annotations.Nullable;

/// The journal on disk is not what was written, so nothing of it is served.
public final class JournalDamaged extends JournalUnusable {

    JournalDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    JournalDamaged(String message) {
        this(message, null);
    }
}
