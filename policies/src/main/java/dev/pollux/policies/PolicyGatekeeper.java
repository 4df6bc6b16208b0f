package dev.pollux.policies;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decides by the policies it has learned. Thread-safe, never blocks for long; learning replaces a policy in one step,
/// so an answer comes from the old or the new one, never from a mixture. Equal rights are one object, whichever policy
/// they come from. Holds one entry for each policy; what policies have in common is held once.
public final class PolicyGatekeeper implements Gatekeeper {

    private final InstantSource clock;
    private final ConcurrentHashMap<TwinId, PolicyGate> policies = new ConcurrentHashMap<>();
    private final Interner<PolicyShape> shapes = new Interner<>();
    private final Interner<CompiledPolicy> compiled = new Interner<>();
    private final Interner<Access> accesses = new Interner<>();

    public PolicyGatekeeper(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Access access(Caller caller, TwinId policy) {
        if (caller.isSystem()) {
            return Access.ALL;
        }
        var known = policies.get(policy);
        return known == null ? Access.NONE : judge(caller, policy, known.compiled);
    }

    private Access judge(Caller caller, TwinId policy, @Nullable CompiledPolicy known) {
        if (known == null) {
            return Access.NONE;
        }
        long now = known.expires() ? clock.millis() : 0;
        return known.access(caller.subjects(), policy, now, accesses);
    }

    @Override
    public Gate gate(TwinId policy) {
        var known = policies.get(policy);
        return known == null ? new PolicyGate(policy) : known;
    }

    @Override
    public boolean knows(TwinId policy) {
        return policies.containsKey(policy);
    }

    @Override
    public List<Rejection> check(Twin policyToBe) {
        return new PolicyCheck(policyToBe.id(), clock.instant()).check(policyToBe.document());
    }

    @Override
    public void learn(Twin policy) {
        var id = policy.id();
        if (id.kind() != TwinId.Kind.POLICY) {
            throw new IllegalArgumentException("a policy is expected, got the thing " + id);
        }
        if (policy.exists()) {
            var now = compiled.intern(PolicyReader.read(id, policy.document(), shapes));
            policies.computeIfAbsent(id, PolicyGate::new).compiled = now;
        } else {
            var gate = policies.remove(id);
            if (gate != null) {
                gate.compiled = null;
            }
        }
    }

    /// Holds what its policy says now. Without a policy it looks for one each time, since the policy may have come back
    /// under another gate.
    private final class PolicyGate implements Gate {

        private final TwinId id;
        private volatile @Nullable CompiledPolicy compiled;

        private PolicyGate(TwinId id) {
            this.id = id;
        }

        @Override
        public Access access(Caller caller) {
            var known = compiled;
            boolean lookUp = known == null || caller.isSystem();
            return lookUp ? PolicyGatekeeper.this.access(caller, id) : judge(caller, id, known);
        }
    }
}
