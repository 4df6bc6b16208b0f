package dev.pollux.model.twin;

import dev.pollux.model.json.JsonHash;

/// By what a resend is recognised: the caller's key and a fingerprint of the command. The empty key recognises
/// nothing. The two lowest bits of the fingerprint carry the effect of the request, so that a resend gets the same
/// answer; the other thirty are compared.
/// A key of more than [#LONGEST] characters is remembered by its hash, so that a twin's memory stays small.
public record RequestKey(String key, int fingerprint) {

    public static final RequestKey NONE = new RequestKey("", 0);

    static final int LONGEST = 100;

    private static final int EFFECT_BITS = 2;

    /// A key that remembers the effect beside the hash of what was asked.
    static RequestKey of(String key, long hash, Decision.Effect effect) {
        return new RequestKey(bounded(key), (int) (hash >>> 32) << EFFECT_BITS | effect.ordinal());
    }

    private static String bounded(String key) {
        return key.length() <= LONGEST ? key : "#" + key.length() + "-" + Long.toHexString(JsonHash.of(key));
    }

    /// True when both fingerprints are of the same request, whatever its effect was.
    static boolean sameRequest(int fingerprint, int other) {
        return fingerprint >>> EFFECT_BITS == other >>> EFFECT_BITS;
    }

    static Decision.Effect effect(int fingerprint) {
        return Decision.Effect.values()[fingerprint & (1 << EFFECT_BITS) - 1];
    }

    public boolean isNone() {
        return key.isEmpty();
    }
}
