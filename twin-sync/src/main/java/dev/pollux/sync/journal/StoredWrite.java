package dev.pollux.sync.journal;

import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;

/// What an entity persists: one event, the twin as it is after it, and who wants to hear how it went. Never serialized:
/// the journal takes event and state out of it. A replayed event has no state after it.
public record StoredWrite(TwinEvent event, Twin after, Receipt receipt) {

    /// Told by the journal, on its own thread and before Pekko is answered, what became of one write. Exactly one of
    /// the two is called; it must only take note.
    public interface Receipt {

        /// The event is on disk, at this place in the order of all changes.
        void stored(Position position);

        /// The event was not written and nothing of its batch was, such as on a full disk.
        void refused(Rejection rejection);
    }
}
