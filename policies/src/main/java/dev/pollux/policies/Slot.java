package dev.pollux.policies;

import dev.pollux.model.twin.TwinId;
import java.math.BigInteger;

/// One subject of a policy and the entries it is named in, as bits. A subject that ends in the id of its own policy is
/// kept as the prefix alone, so that the policies of a whole fleet become equal and are held once.
record Slot(String text, boolean endsInOwnId, long expiresMillis, BigInteger entries) {

    static final long NEVER = Long.MAX_VALUE;

    static Slot of(String subject, TwinId policy, long expiresMillis, BigInteger entries) {
        var own = policy.text();
        return subject.endsWith(own)
                ? new Slot(subject.substring(0, subject.length() - own.length()), true, expiresMillis, entries)
                : new Slot(subject, false, expiresMillis, entries);
    }

    boolean expires() {
        return expiresMillis != NEVER;
    }

    boolean isFor(String subject, TwinId policy) {
        return endsInOwnId ? isOwn(subject, policy) : text.equals(subject);
    }

    /// Compares without building the text; most subjects fail at the prefix, which is at hand.
    private boolean isOwn(String subject, TwinId policy) {
        if (!subject.startsWith(text)) {
            return false;
        }
        var namespace = policy.namespace();
        var name = policy.name();
        int colon = text.length() + namespace.length();
        return subject.length() == colon + 1 + name.length()
                && subject.endsWith(name)
                && subject.charAt(colon) == ':'
                && subject.startsWith(namespace, text.length());
    }
}
