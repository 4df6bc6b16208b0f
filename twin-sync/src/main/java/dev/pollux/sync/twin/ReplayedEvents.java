package dev.pollux.sync.twin;

import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.sync.journal.StoredWrite;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;

/// Lets bare events, as the journal replays them, pass as writes without a state after them. Seldom used: an entity
/// recovers from the newest state.
final class ReplayedEvents extends EventAdapter<StoredWrite, Object> {

    private static final StoredWrite.Receipt NOBODY = new StoredWrite.Receipt() {
        @Override
        public void stored(Position position) {}

        @Override
        public void refused(Rejection rejection) {}
    };

    private final Twin nothing;

    ReplayedEvents(Twin nothing) {
        this.nothing = nothing;
    }

    Twin nothing() {
        return nothing;
    }

    @Override
    public Object toJournal(StoredWrite write) {
        return write;
    }

    @Override
    public String manifest(StoredWrite write) {
        return "";
    }

    @Override
    public EventSeq<StoredWrite> fromJournal(Object stored, String manifest) {
        return EventSeq.single(new StoredWrite((TwinEvent) stored, nothing, NOBODY));
    }
}
