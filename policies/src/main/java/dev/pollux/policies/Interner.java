package dev.pollux.policies;

import java.lang.ref.WeakReference;
import java.util.WeakHashMap;

/// One object for all equal ones, for as long as somebody holds it. Thread-safe.
final class Interner<T> {

    private final WeakHashMap<T, WeakReference<T>> known = new WeakHashMap<>();

    synchronized T intern(T value) {
        var reference = known.get(value);
        var first = reference == null ? null : reference.get();
        if (first != null) {
            return first;
        }
        known.put(value, new WeakReference<>(value));
        return value;
    }

    synchronized int size() {
        return known.size();
    }
}
