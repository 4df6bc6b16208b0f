package dev.pollux.model.twin;

import java.util.List;

/// Turns accepted edits into the fact that raises the revision by one.
final class Acceptance {

    private Acceptance() {}

    static Decision of(Twin twin, List<Edit> edits, Decision.Effect effect, long fingerprint, Context context) {
        return new Decision.Accepted(List.of(changed(twin, edits, effect, fingerprint, context)), effect);
    }

    static TwinEvent.Changed changed(
            Twin twin, List<Edit> edits, Decision.Effect effect, long fingerprint, Context context) {
        var request = context.requestKey().isEmpty()
                ? RequestKey.NONE
                : RequestKey.of(context.requestKey(), fingerprint, effect);
        return new TwinEvent.Changed(twin.revision() + 1, context.now(), edits, context.cause(), request);
    }
}
