package dev.pollux.sync.twin;

import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import java.util.concurrent.CompletableFuture;

/// One caller's request on its way to the entity and back. The first answer counts, so a late one does no harm.
record Request(TwinCommand command, Intent intent, long lastTick, CompletableFuture<Outcome> answer) {

    void answer(Outcome outcome) {
        answer.complete(outcome);
    }

    boolean isExpired(long tick) {
        return tick > lastTick;
    }
}
