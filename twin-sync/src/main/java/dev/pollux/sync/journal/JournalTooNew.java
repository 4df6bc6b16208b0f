package dev.pollux.sync.journal;

/// The journal was written by a later version, whose form this one does not know.
public final class JournalTooNew extends JournalUnusable {

    JournalTooNew(String message) {
        super(message, null);
    }
}
