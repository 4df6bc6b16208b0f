package dev.pollux.model.twin;

/// The two pure functions everything else is built round. The live entity, the simulation, journal replay and the tests
/// run these and no others.
public final class Decider {

    private Decider() {}

    /// Judges a command against the state. Never changes anything, never throws for bad input.
    public static Decision decide(Twin twin, TwinCommand command, Context context) {
        throw new UnsupportedOperationException();
    }

    /// The state after the fact. Never fails and never decides.
    public static Twin evolve(Twin twin, TwinEvent event) {
        throw new UnsupportedOperationException();
    }
}
