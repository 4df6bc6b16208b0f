package dev.pollux.model.twin;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a device reports, with its own times. All observations are taken or none. One that is older than what stands
/// at its path becomes history without touching the document.
final class Reports {

    private static final int MOST = 10_000;

    private Reports() {}

    static Decision report(Twin twin, TwinCommand.Report report, long fingerprint, Context context) {
        if (!twin.exists()) {
            return new Decision.Rejected(new Rejection.NotFound(twin.id(), JsonPath.ROOT));
        }
        return access(twin, report, context)
                .or(() -> PreconditionCheck.failure(twin, JsonPath.ROOT, context))
                .or(() -> places(twin, report))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> taken(twin, report, fingerprint, context));
    }

    private static Optional<Rejection> access(Twin twin, TwinCommand.Report report, Context context) {
        for (var seen : report.observations()) {
            var refusal = WriteAccess.put(twin, seen.path(), context);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> places(Twin twin, TwinCommand.Report report) {
        int count = report.observations().size();
        if (count == 0 || count > MOST) {
            return Optional.of(new Rejection.Malformed(
                    Rejection.Part.JSON, "a report has 1 to " + MOST + " observations, not " + count));
        }
        for (var seen : report.observations()) {
            if (seen.path().depth() < 2) {
                return Optional.of(new Rejection.Malformed(
                        Rejection.Part.PATH, seen.path() + " is no place for a reported value"));
            }
            var broken = Bounds.path(seen.path()).or(() -> Keys.broken(twin.id(), seen.path(), seen.value()));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Decision taken(Twin twin, TwinCommand.Report report, long fingerprint, Context context) {
        var edits = new ArrayList<Edit>(report.observations().size());
        var state = new Draft(twin, twin.document(), twin.metadata());
        for (var seen : report.observations()) {
            var edit = edit(state.times(), seen);
            var wrong = state.wrong(edit, seen, context);
            if (wrong.isPresent()) {
                return new Decision.Rejected(wrong.get());
            }
            state = state.after(edit, context);
            edits.add(edit);
        }
        return Bounds.size(twin.id(), state.document(), context)
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> Acceptance.of(twin, edits, Effect.MODIFIED, fingerprint, context));
    }

    private static Edit edit(JsonObject times, TwinCommand.Report.Observation seen) {
        return ObservedTimes.isLate(times, seen.path(), seen.observed())
                ? new Edit.Late(seen.path(), seen.value(), seen.observed())
                : new Edit.Put(seen.path(), seen.value(), seen.observed());
    }

    /// The document and the times of its values while a report is gone through.
    private record Draft(Twin twin, JsonObject document, JsonObject times) {

        Draft after(Edit edit, Context context) {
            var event = new TwinEvent.Changed(
                    twin.revision() + 1, context.now(), List.of(edit), context.cause(), RequestKey.NONE);
            return new Draft(twin, Evolution.apply(document, edit), ObservedTimes.after(times, edit, event));
        }

        Optional<Rejection> wrong(Edit edit, TwinCommand.Report.Observation seen, Context context) {
            return Route.blocked(twin.id(), document, seen.path())
                    .or(() -> Shape.broken(twin.id(), seen.path(), Evolution.apply(document, edit)))
                    .or(() -> Bounds.depth(seen.path(), seen.value()));
        }
    }
}
