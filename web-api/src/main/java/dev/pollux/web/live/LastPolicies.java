package dev.pollux.web.live;

import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Under which policy a twin stood that is gone now. The rule is the policy of its own name; only exceptions are kept,
/// the last [#SIZE] of them. Thread-safe.
final class LastPolicies {

    private static final int SIZE = 50_000;

    private final Map<TwinId, TwinId> exceptions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TwinId, TwinId> eldest) {
            return size() > SIZE;
        }
    };

    synchronized void saw(Twin twin) {
        var policy = twin.policyId();
        if (policy.equals(own(twin.id()))) {
            exceptions.remove(twin.id());
        } else {
            exceptions.put(twin.id(), policy);
        }
    }

    synchronized TwinId of(TwinId twin) {
        return exceptions.getOrDefault(twin, own(twin));
    }

    private static TwinId own(TwinId twin) {
        return twin.as(TwinId.Kind.POLICY);
    }
}
