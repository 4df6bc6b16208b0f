package dev.pollux.sync.world;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// Everyone may do everything: rights are not what goes wrong in these worlds.
enum OpenGates implements Gatekeeper {
    OPEN;

    @Override
    public Access access(Caller caller, TwinId policy) {
        return Access.ALL;
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
