package dev.pollux.sync.journal;

/// Another process has the journal open.
public final class JournalInUse extends JournalUnusable {

    JournalInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
