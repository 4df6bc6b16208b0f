package dev.pollux.model.port;

import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// Who may do what. Answers from memory and never blocks; a policy it does not know allows nothing.
public interface Gatekeeper {

    /// What the caller may do under the policy. The same object for the same compiled policy and subjects.
    Access access(Caller caller, TwinId policy);

    boolean knows(TwinId policy);

    /// What is wrong with a policy document, empty when nothing is. Called before it is stored.
    List<Rejection> check(Twin policyToBe);

    /// The stored policy is now this (absent or deleted: none). Called before its write is acknowledged, and for every
    /// stored policy at start.
    void learn(Twin policy);

    /// The gate of one policy. It answers as [#access] does, now and after any change of the policy, and costs less:
    /// for
    /// those who ask about the same policies again and again.
    default Gate gate(TwinId policy) {
        return caller -> access(caller, policy);
    }

    /// Answers for one policy.
    interface Gate {
        Access access(Caller caller);
    }
}
