package dev.pollux.model.twin;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.List;

/// Makes a twin that does not exist. The caller needs WRITE on the whole under the policy that the new document names;
/// for a policy, which would have to decide about itself, [PolicyMaking] says who may.
final class Creation {

    private Creation() {}

    static Decision create(Twin twin, TwinCommand.Create command, long fingerprint, Context context) {
        return twin.exists()
                ? new Decision.Rejected(new Rejection.Conflict(twin.id()))
                : from(twin, command.document(), fingerprint, context);
    }

    static Decision from(Twin twin, JsonObject given, long fingerprint, Context context) {
        var document = Shape.normal(twin, given);
        return WriteAccess.put(twin, JsonPath.ROOT, context)
                .or(() -> PreconditionCheck.failure(twin, JsonPath.ROOT, context))
                .or(() -> Keys.broken(twin.id(), JsonPath.ROOT, document))
                .or(() -> Shape.broken(twin.id(), JsonPath.ROOT, document))
                .or(() -> Bounds.passed(twin.id(), JsonPath.ROOT, document, document, context))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> made(twin, document, fingerprint, context));
    }

    private static Decision made(Twin twin, JsonObject document, long fingerprint, Context context) {
        var edit = new Edit.Put(JsonPath.ROOT, document, context.now());
        return Acceptance.of(twin, List.of(edit), Decision.Effect.CREATED, fingerprint, context);
    }
}
