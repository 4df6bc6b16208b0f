package dev.pollux.graph;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// Allows everything under every policy to everyone, except that only the system may see what `plant:secret` governs.
final class TestGatekeeper implements Gatekeeper {

    static final TwinId SECRET = TwinId.policy("plant:secret").orElseThrow();

    @Override
    public Access access(Caller caller, TwinId policy) {
        return caller.isSystem() || !policy.equals(SECRET) ? Access.ALL : Access.NONE;
    }

    @Override
    public boolean knows(TwinId policy) {
        return true;
    }

    @Override
    public List<Rejection> check(Twin policyToBe) {
        return List.of();
    }

    @Override
    public void learn(Twin policy) {}
}
