package dev.pollux.model.port;

import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// All twins, by id. A done outcome means that the change is on disk. Thread-safe; the stage never fails for a refusal
/// and is completed within the timeout.
public interface TwinDirectory {

    CompletionStage<Outcome> execute(TwinId id, TwinCommand command, Intent intent);

    /// Who asks, under which preconditions, by which key a resend is recognised (empty: none), and how long to wait.
    record Intent(Caller caller, Preconditions when, String requestKey, Duration timeout) {
        public static Intent of(Caller caller) {
            return new Intent(caller, Preconditions.NONE, "", Duration.ofSeconds(10));
        }
    }

    sealed interface Outcome {
        /// Done and on disk, up to the position. `twin` is the state after.
        record Done(Twin twin, Decision.Effect effect, Position position) implements Outcome {}

        record Refused(Rejection rejection) implements Outcome {}
    }
}
