package dev.pollux.model.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The twin's memory of its last accepted requests, at most [#SIZE] of them, so that a resend is answered and not done
/// again. A key met again with other content counts as a new request: nothing is ever swallowed.
public record RecentRequests(List<Entry> entries) {

    public static final int SIZE = 16;
    public static final RecentRequests NONE = new RecentRequests(List.of());

    /// One accepted request: the caller's key, a fingerprint of what was asked, and the revision it led to.
    public record Entry(String key, int fingerprint, long revision) {

        /// What the request did when it was accepted.
        Decision.Effect effect() {
            return RequestKey.effect(fingerprint);
        }
    }

    public RecentRequests {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> find(String key, int fingerprint) {
        return entries.stream()
                .filter(entry -> RequestKey.sameRequest(entry.fingerprint(), fingerprint)
                        && entry.key().equals(key))
                .findFirst();
    }

    /// This memory with the entry in front; an older entry under the same key, then the oldest of all, is forgotten.
    public RecentRequests with(Entry entry) {
        var newer = new ArrayList<Entry>(SIZE);
        newer.add(entry);
        for (var old : entries) {
            if (newer.size() < SIZE && !old.key().equals(entry.key())) {
                newer.add(old);
            }
        }
        return new RecentRequests(newer);
    }
}
