package dev.pollux.model.twin;

import java.util.List;

/// The outcome of [Decider#decide].
public sealed interface Decision {

    /// The command becomes these facts, to be stored together before anyone is told. Never empty.
    record Accepted(List<TwinEvent> events, Effect effect) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// Nothing needs to happen: a resend of what was done before, or a write equal to what stands there.
    record Settled(long revision, Effect effect) implements Decision {}

    /// The command may not happen; the twin is as it was.
    record Rejected(Rejection rejection) implements Decision {}

    /// What a command did to the place it named.
    enum Effect {
        CREATED,
        MODIFIED,
        DELETED,
        UNCHANGED
    }
}
