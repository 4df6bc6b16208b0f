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

/// Decides by the policies it has learned. Thread-safe, never blocks for long; learning replaces a policy in one step,
/// so an answer comes from the old or the new one, never from a mixture. Equal rights are one object, whichever policy
/// they come from. Holds one entry for each policy; what policies have in common is held once.
public final class PolicyGatekeeper implements Gatekeeper {

    private final InstantSource clock;
    private final ConcurrentHashMap<TwinId, CompiledPolicy> policies = new ConcurrentHashMap<>();
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
        if (known == null) {
            return Access.NONE;
        }
        long now = known.expires() ? clock.millis() : 0;
        return known.access(caller.subjects(), policy, now, accesses);
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
            policies.put(id, compiled.intern(PolicyReader.read(id, policy.document(), shapes)));
        } else {
            policies.remove(id);
        }
    }
}
