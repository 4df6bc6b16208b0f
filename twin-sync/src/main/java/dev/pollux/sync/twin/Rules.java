package dev.pollux.sync.twin;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.PolicyMaking;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What an entity needs from outside to judge a request: who may do what, the time, the bounds of a document, and how
/// far the log is. Shared by all entities; thread-safe.
record Rules(Gatekeeper gatekeeper, InstantSource clock, Context.Limits limits, ChangeLog log) {

    Context context(Twin twin, TwinCommand command, Intent intent, Instant now) {
        boolean newPolicy = twin.id().kind() == TwinId.Kind.POLICY && !twin.exists();
        var caller = intent.caller();
        var access = newPolicy
                ? PolicyMaking.access(caller.subjects(), caller.origin(), document(command))
                : gatekeeper.access(caller, policyOf(twin, command));
        return new Context(now, caller.cause(), intent.when(), access, intent.requestKey(), limits);
    }

    /// What stands against the twin as the decision would leave it: a policy nobody could use, or none at all.
    Optional<Rejection> objection(Twin before, Twin after) {
        if (!after.exists() || after.revision() == before.revision()) {
            return Optional.empty();
        }
        if (after.id().kind() == TwinId.Kind.POLICY) {
            return gatekeeper.check(after).stream().findFirst();
        }
        var policy = after.policyId();
        boolean moved = !before.exists() || !before.policyId().equals(policy);
        return moved && !gatekeeper.knows(policy)
                ? Optional.of(new Rejection.PolicyMissing(after.id(), policy))
                : Optional.empty();
    }

    void learn(Twin after) {
        if (after.id().kind() == TwinId.Kind.POLICY) {
            gatekeeper.learn(after);
        }
    }

    /// A twin that does not exist yet is judged by the policy its document names.
    private static TwinId policyOf(Twin twin, TwinCommand command) {
        if (twin.exists() || twin.id().kind() == TwinId.Kind.POLICY) {
            return twin.policyId();
        }
        return TwinId.policy(document(command).text("policyId", ""))
                .orElseGet(() -> twin.id().as(TwinId.Kind.POLICY));
    }

    private static JsonObject document(TwinCommand command) {
        return switch (command) {
            case TwinCommand.Create(var document) -> document;
            case TwinCommand.Put(var path, JsonObject document) when path.isRoot() -> document;
            case TwinCommand.Merge(var path, JsonObject patch) when path.isRoot() -> patch;
            case TwinCommand.Put _,
                    TwinCommand.Merge _,
                    TwinCommand.Delete _,
                    TwinCommand.Report _,
                    TwinCommand.Dispatch _,
                    TwinCommand.Advance _,
                    TwinCommand.See _,
                    TwinCommand.Tick _ -> JsonObject.EMPTY;
        };
    }
}
