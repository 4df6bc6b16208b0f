package dev.pollux.sync.testing;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSettings;
import dev.pollux.sync.twin.TwinSettings;
import dev.pollux.sync.twin.TwinSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/// A running journal and twin system, with short words for tests. Not thread-safe to close.
public final class Twins implements AutoCloseable {

    private static final Caller SYSTEM = Caller.system("test");

    private final Journal journal;
    private final TwinSystem system;
    private final TestGatekeeper gatekeeper = new TestGatekeeper();
    private final CountingMeters meters = new CountingMeters();

    private Twins(Path folder, JournalSettings journalSettings, TwinSettings settings, InstantSource clock) {
        journal = Journal.open(folder, journalSettings, Meters.NONE);
        system = TwinSystem.start(journal, gatekeeper, settings, clock, meters);
    }

    public static Twins start(Path folder) {
        return start(folder, TwinSettings.DEFAULT, InstantSource.system());
    }

    public static Twins start(Path folder, TwinSettings settings, InstantSource clock) {
        return new Twins(folder, JournalSettings.DEFAULT, settings, clock);
    }

    public static Twins start(Path folder, JournalSettings journal) {
        return new Twins(folder, journal, TwinSettings.DEFAULT, InstantSource.system());
    }

    public static TwinId thing(String name) {
        return new TwinId(TwinId.Kind.THING, "plant", name);
    }

    public static JsonPath at(String path) {
        return JsonPath.parse(path);
    }

    public Journal journal() {
        return journal;
    }

    public TwinSystem system() {
        return system;
    }

    public CountingMeters meters() {
        return meters;
    }

    public TestGatekeeper gatekeeper() {
        return gatekeeper;
    }

    /// Makes the twin, and before it a policy of the same name that allows everything to these subjects.
    public Twin create(TwinId id, String... subjects) {
        allow(id, subjects);
        return done(execute(id, new TwinCommand.Create(JsonObject.EMPTY)).join())
                .twin();
    }

    public Outcome.Done allow(TwinId id, String... subjects) {
        var policy = new TwinCommand.Put(JsonPath.ROOT, TestGatekeeper.allowing(subjects));
        return done(execute(id.as(TwinId.Kind.POLICY), policy).join());
    }

    public Outcome put(TwinId id, String path, Json value) {
        return execute(id, new TwinCommand.Put(at(path), value)).join();
    }

    public CompletableFuture<Outcome> execute(TwinId id, TwinCommand command) {
        return execute(id, command, Intent.of(SYSTEM));
    }

    public CompletableFuture<Outcome> execute(TwinId id, TwinCommand command, Intent intent) {
        return system.directory().execute(id, command, intent).toCompletableFuture();
    }

    public static Intent keyed(String key) {
        return new Intent(SYSTEM, Preconditions.NONE, key, Duration.ofSeconds(10));
    }

    public static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new AssertionError("not done: " + outcome);
    }

    public static Rejection refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var rejection)) {
            return rejection;
        }
        throw new AssertionError("not refused: " + outcome);
    }

    @Override
    public void close() {
        system.close();
        journal.close();
    }
}
