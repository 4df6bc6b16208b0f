package dev.pollux.model.twin;

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
                onceOnly(twin, command, context, fingerprint -> Creation.create(twin, create, fingerprint, context));
            case TwinCommand.Put put ->
                onceOnly(twin, command, context, fingerprint -> DocumentWrite.put(twin, put, fingerprint, context));
            case TwinCommand.Merge merge ->
                onceOnly(twin, command, context, fingerprint -> DocumentWrite.merge(twin, merge, fingerprint, context));
            case TwinCommand.Delete delete ->
                onceOnly(
                        twin,
                        command,
                        context,
                        fingerprint -> DocumentWrite.delete(twin, delete, fingerprint, context));
            case TwinCommand.Report report ->
                onceOnly(twin, command, context, fingerprint -> Reports.report(twin, report, fingerprint, context));
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

    /// Answers a resend from the twin's memory; anything else is decided afresh.
    private static Decision onceOnly(Twin twin, TwinCommand command, Context context, Judgement judgement) {
        if (context.requestKey().isEmpty()) {
            return judgement.given(0);
        }
        long fingerprint = Fingerprint.of(command, context.cause().subject());
        return done(twin, context.requestKey(), fingerprint).orElseGet(() -> judgement.given(fingerprint));
    }

    private static Optional<Decision> done(Twin twin, String key, long fingerprint) {
        var asked = RequestKey.of(key, fingerprint, Decision.Effect.UNCHANGED).fingerprint();
        return twin.recent().find(key, asked).map(entry -> new Decision.Settled(entry.revision(), entry.effect()));
    }

    /// A decision that still needs the fingerprint of the command.
    private interface Judgement {
        Decision given(long fingerprint);
    }
}
