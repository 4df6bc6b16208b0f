package dev.pollux.sync.journal;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.testing.TestGatekeeper;
import dev.pollux.sync.twin.TwinSettings;
import dev.pollux.sync.twin.TwinSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/// A process made to be killed: it commands twins through their entities, one command in flight for each, and says each
/// acknowledgement. After a start it sends each twin's last request again: done twice, it would leave a value where the
/// checker does not expect it.
public final class CrashTwins {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TwinId POLICY = new TwinId(TwinId.Kind.POLICY, "plant", "all");

    private final TwinDirectory twins;
    private final AckPipe acks;

    private CrashTwins(TwinDirectory twins, AckPipe acks) {
        this.twins = twins;
        this.acks = acks;
    }

    /// Arguments: the folder, and the number of twins.
    public static void main(String... args) {
        var acks = new AckPipe();
        var journal = Journal.open(Path.of(args[0]), Writes.SMALL, Meters.NONE);
        var system = TwinSystem.start(
                journal, new TestGatekeeper(), TwinSettings.DEFAULT, InstantSource.system(), Meters.NONE);
        var crash = new CrashTwins(system.directory(), acks);
        var policy = new TwinCommand.Put(JsonPath.ROOT, TestGatekeeper.allowing(TestGatekeeper.ALL));
        crash.execute(POLICY, policy, "").toCompletableFuture().join();
        acks.say(AckPipe.READY, 0);
        for (int n = 0; n < Integer.parseInt(args[1]); n++) {
            long revision =
                    journal.find(Writes.twin(n)).map(twin -> twin.revision()).orElse(0L);
            crash.send(n, Math.max(1, revision));
        }
    }

    private CompletionStage<Outcome> execute(TwinId id, TwinCommand command, String key) {
        return twins.execute(id, command, new Intent(Caller.system("test"), Preconditions.NONE, key, PATIENCE));
    }

    /// Sends the request that leads to the revision, or led to it before.
    private void send(int n, long revision) {
        var command = revision == 1
                ? new TwinCommand.Put(JsonPath.ROOT, Writes.document(n))
                : new TwinCommand.Put(Writes.VALUE, Writes.value(n, revision));
        execute(Writes.twin(n), command, "r-" + revision).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Done) {
                acks.say(n, revision);
                send(n, revision + 1);
            } else {
                acks.say(AckPipe.REFUSED, revision);
            }
        });
    }
}
