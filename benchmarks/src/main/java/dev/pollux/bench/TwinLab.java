package dev.pollux.bench;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.policies.ImplicitPolicy;
import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSettings;
import dev.pollux.sync.twin.TwinSettings;
import dev.pollux.sync.twin.TwinSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/// Twins and their journal in this process, without any wire.
final class TwinLab implements AutoCloseable {

    static final TwinId POLICY = new TwinId(TwinId.Kind.POLICY, "bench", "policy");

    private static final JsonPath VALUE = JsonPath.parse("/features/temperature/properties/value");
    private static final Intent SYSTEM = Intent.of(Caller.system("bench"));
    private static final int AT_ONCE = 500;

    private final Path folder;
    private final PolicyGatekeeper gatekeeper = new PolicyGatekeeper(InstantSource.system());
    private final Journal journal;
    private final TwinSystem twins;

    TwinLab() throws IOException {
        folder = ServiceLab.folder();
        journal = Journal.open(folder.resolve("journal"), JournalSettings.DEFAULT, Meters.NONE);
        twins = TwinSystem.start(journal, gatekeeper, TwinSettings.DEFAULT, InstantSource.system(), Meters.NONE);
        var allowing = ImplicitPolicy.of(POLICY.as(TwinId.Kind.THING), "pollux:admin");
        done(twins.directory()
                .execute(POLICY, new TwinCommand.Create(allowing), SYSTEM)
                .toCompletableFuture()
                .join());
    }

    static TwinId id(int number) {
        return new TwinId(TwinId.Kind.THING, "bench", "t" + number);
    }

    Path folder() {
        return folder;
    }

    Journal journal() {
        return journal;
    }

    PolicyGatekeeper gatekeeper() {
        return gatekeeper;
    }

    /// Makes twins numbered from `from` to before `to`.
    void create(int from, int to, IntFunction<JsonObject> document) throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        var made = new LongAdder();
        for (int i = from; i < to; i++) {
            room.acquire();
            var command = new TwinCommand.Create(document.apply(i).with("policyId", Json.of(POLICY.text())));
            execute(id(i), command).whenComplete((outcome, _) -> {
                made.add(outcome instanceof Outcome.Done ? 1 : 0);
                room.release();
            });
        }
        room.acquire(AT_ONCE);
        if (made.sum() < to - from) {
            throw new IllegalStateException("only " + made.sum() + " of " + (to - from) + " twins could be made");
        }
    }

    CompletableFuture<Outcome> put(int number, double value) {
        return execute(id(number), new TwinCommand.Put(VALUE, Json.of(value)));
    }

    CompletableFuture<Outcome> execute(TwinId id, TwinCommand command) {
        return twins.directory().execute(id, command, SYSTEM).toCompletableFuture();
    }

    static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var rejection) -> throw new IllegalStateException("refused: " + rejection);
        };
    }

    @Override
    public void close() throws IOException {
        twins.close();
        journal.close();
        ServiceLab.delete(folder);
    }
}
