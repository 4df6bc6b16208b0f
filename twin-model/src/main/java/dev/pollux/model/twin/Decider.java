package dev.pollux.model.twin;

import dev.pollux.model.json.JsonPath;
import java.util.Optional;

/// The two pure functions everything else is built round. The live entity, the simulation, journal replay and the
/// tests run these and no others. Any thread may call them; neither keeps anything.
public final class Decider {

    private Decider() {}

    /// Judges a command against the state. Never changes anything, never throws for bad input. Rights are judged
    /// first, then entity tags, then the condition, then the value itself.
    public static Decision decide(Twin twin, TwinCommand command, Context context) {
        return switch (command) {
            case TwinCommand.Create create ->
                onceOnly(twin, command, context, mark -> Creation.create(twin, create, mark, context));
            case TwinCommand.Put put ->
                along(put.path())
                        .orElseGet(() ->
                                onceOnly(twin, command, context, mark -> DocumentWrite.put(twin, put, mark, context)));
            case TwinCommand.Merge merge ->
                along(merge.path())
                        .orElseGet(() -> onceOnly(
                                twin, command, context, mark -> DocumentWrite.merge(twin, merge, mark, context)));
            case TwinCommand.Delete delete ->
                along(delete.path())
                        .orElseGet(() -> onceOnly(
                                twin, command, context, mark -> DocumentWrite.delete(twin, delete, mark, context)));
            case TwinCommand.Report report ->
                onceOnly(twin, command, context, mark -> Reports.report(twin, report, mark, context));
            case TwinCommand.Dispatch dispatch -> CommandLife.dispatch(twin, dispatch, context);
            case TwinCommand.Advance advance -> CommandLife.advance(twin, advance, context);
            case TwinCommand.See see -> CommandLife.see(twin, see, context);
            case TwinCommand.Tick _ -> CommandLife.tick(twin, context);
        };
    }

    /// The state after the fact. Never fails and never decides.
    public static Twin evolve(Twin twin, TwinEvent event) {
        return switch (event) {
            case TwinEvent.Changed changed -> Evolution.changed(twin, changed);
            case TwinEvent.CommandMoved moved -> Evolution.moved(twin, moved);
            case TwinEvent.DeviceSeen seen -> twin.with(seen.presence());
        };
    }

    /// Refuses a path so long that following it down would be unsafe.
    private static Optional<Decision> along(JsonPath path) {
        return Bounds.path(path).map(Decision.Rejected::new);
    }

    /// Answers a resend from the twin's memory; anything else is decided afresh.
    private static Decision onceOnly(Twin twin, TwinCommand command, Context context, Judgement judgement) {
        if (context.requestKey().isEmpty()) {
            return judgement.given(0);
        }
        long fingerprint = Fingerprint.of(command, context.cause().subject());
        return done(twin, context.requestKey(), fingerprint).orElseGet(() -> judgement.given(fingerprint));
    }

    private static Optional<Decision> done(Twin twin, String key, long fingerprint) {
        var asked = RequestKey.of(key, fingerprint, Decision.Effect.UNCHANGED);
        return twin.recent()
                .find(asked.key(), asked.fingerprint())
                .map(entry -> new Decision.Settled(entry.revision(), entry.effect()));
    }

    /// A decision that still needs the fingerprint of the command.
    private interface Judgement {
        Decision given(long fingerprint);
    }
}
