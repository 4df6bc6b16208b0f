package dev.pollux.model.twin;

import java.time.Instant;

/// All that a decision needs from outside: the time, who asks and why, under which preconditions, with which rights,
/// and by which key a resend is recognised (empty: not at all). `limits` bound the document.
public record Context(Instant now, Cause cause, Preconditions when, Access access, String requestKey, Limits limits) {

    /// Bounds of a twin: bytes of its document, and commands open at a time.
    public record Limits(int documentBytes, int openCommands) {
        public static final Limits DEFAULT = new Limits(100 * 1024, 100);
    }
}
