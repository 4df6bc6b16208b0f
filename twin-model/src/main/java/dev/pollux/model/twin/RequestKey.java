package dev.pollux.model.twin;

/// By what a resend is recognised: the caller's key and a fingerprint of the command. The empty key recognises nothing.
public record RequestKey(String key, int fingerprint) {

    public static final RequestKey NONE = new RequestKey("", 0);

    public boolean isNone() {
        return key.isEmpty();
    }
}
