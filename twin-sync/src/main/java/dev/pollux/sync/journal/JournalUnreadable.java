package dev.pollux.sync.journal;

/// A read failed: a checksum did not match, or the disk gave an error. What was asked for is not served.
public final class JournalUnreadable extends RuntimeException {

    JournalUnreadable(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
