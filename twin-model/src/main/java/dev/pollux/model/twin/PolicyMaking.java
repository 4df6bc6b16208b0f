package dev.pollux.model.twin;

import dev.pollux.model.json.JsonObject;
import java.util.Collections;
import java.util.List;

/// Who may make a policy: any operator, if the policy lets that operator change it again. A device never may. A policy
/// that names no owner is left to its own check, which refuses it unless it takes its owners over from others.
public final class PolicyMaking {

    private PolicyMaking() {}

    /// What a caller, known by these subjects and come in by this door, may do to a policy that does not exist yet and
    /// is to have this content.
    public static Access access(List<String> subjects, Cause.Origin door, JsonObject policy) {
        return mayMake(subjects, door, policy) ? Access.ALL : Access.NONE;
    }

    private static boolean mayMake(List<String> subjects, Cause.Origin door, JsonObject policy) {
        return switch (door) {
            case SYSTEM -> true;
            case DEVICE -> false;
            case OPERATOR, RULE, SIMULATION, BRIDGE -> {
                var owners = PolicyOwners.of(policy);
                yield owners.isEmpty() || !Collections.disjoint(owners, subjects);
            }
        };
    }
}
