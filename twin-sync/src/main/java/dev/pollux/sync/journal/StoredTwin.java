package dev.pollux.sync.journal;

import dev.pollux.model.twin.Twin;

/// One row of the `latest` family: the twin after its event number `seqNr`.
record StoredTwin(long seqNr, Twin twin) {}
