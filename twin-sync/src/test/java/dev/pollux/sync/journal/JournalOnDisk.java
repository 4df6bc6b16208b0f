package dev.pollux.sync.journal;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.testing.JournalUnderTest;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The journal as the contracts drive it. They store events one after the other, on one thread.
record JournalOnDisk(Journal journal, Map<TwinId, StoredTwin> states) implements JournalUnderTest {

    static JournalOnDisk open(Path folder) {
        return new JournalOnDisk(Writes.open(folder), new HashMap<>());
    }

    @Override
    public ChangeLog log() {
        return journal;
    }

    @Override
    public LatestTwins latest() {
        return journal;
    }

    @Override
    public Position append(TwinId id, TwinEvent event) {
        var before = states.getOrDefault(id, new StoredTwin(0, Twin.absent(id)));
        var after = new StoredTwin(before.seqNr() + 1, Decider.evolve(before.twin(), event));
        states.put(id, after);
        var write = new StoredWrite(event, after.twin(), Writes.IGNORED);
        return journal.append(id, after.seqNr(), write).toCompletableFuture().join();
    }
}
