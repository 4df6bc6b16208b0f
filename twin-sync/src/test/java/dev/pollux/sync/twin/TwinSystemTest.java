package dev.pollux.sync.twin;

import static dev.pollux.sync.testing.TestGatekeeper.ALL;
import static dev.pollux.sync.testing.Twins.at;
import static dev.pollux.sync.testing.Twins.done;
import static dev.pollux.sync.testing.Twins.keyed;
import static dev.pollux.sync.testing.Twins.refused;
import static dev.pollux.sync.testing.Twins.thing;
import static java.util.concurrent.CompletableFuture.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.JournalSettings;
import dev.pollux.sync.testing.TestGatekeeper;
import dev.pollux.sync.testing.Twins;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinSystemTest {

    private static final JsonObject FEATURES =
            JsonObject.of("features", JsonObject.of("t", JsonObject.of("properties", JsonObject.of("v", Json.of(1)))));

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheAlgebraRoundTripsToDisk() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, ALL);

            // when
            var put = done(twins.put(pump, "/features", FEATURES.object("features")));
            var merged =
                    done(twins.execute(pump, new TwinCommand.Merge(at("/attributes"), JsonObject.of("a", Json.of("b"))))
                            .join());
            var removed = done(twins.execute(pump, new TwinCommand.Delete(at("/attributes/a")))
                    .join());

            // then
            assertThat(put.effect()).isEqualTo(Effect.CREATED);
            assertThat(merged.twin().document().object("attributes").text("a", ""))
                    .isEqualTo("b");
            assertThat(removed.effect()).isEqualTo(Effect.DELETED);
            assertThat(removed.twin().revision()).isEqualTo(4);
            assertThat(removed.position()).isEqualTo(twins.journal().head());
            assertThat(twins.journal().find(pump)).contains(removed.twin());
            assertThat(put.position()).isLessThan(merged.position());
        }
    }

    @Test
    void aDeletedTwinIsGoneAndCountsOnWhenMadeAnew() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, ALL);

            // when
            done(twins.execute(pump, new TwinCommand.Delete(at("/"))).join());
            var missing = refused(twins.put(pump, "/attributes/a", Json.of(1)));
            var again = done(twins.execute(pump, new TwinCommand.Create(JsonObject.EMPTY))
                    .join());

            // then
            assertThat(missing).isInstanceOf(Rejection.NotFound.class);
            assertThat(twins.journal().find(pump)).contains(again.twin());
            assertThat(again.twin().revision()).isEqualTo(3);
        }
    }

    @Test
    void aRestartKeepsEverything() {
        // given
        var pump = thing("pump-1");
        Twin before;
        try (var twins = Twins.start(folder)) {
            twins.create(pump, ALL);
            before = done(twins.put(pump, "/features", FEATURES.object("features")))
                    .twin();
        }

        try (var twins = Twins.start(folder)) {
            // when
            var after = done(twins.put(pump, "/attributes/a", Json.of(1))).twin();

            // then
            assertThat(after.revision()).isEqualTo(before.revision() + 1);
            assertThat(after.document().object("features"))
                    .isEqualTo(before.document().object("features"));
            assertThat(twins.gatekeeper().knows(before.policyId())).isTrue();
        }
    }

    @Test
    void aResendIsAnsweredButDoneOnce() {
        // given
        var pump = thing("pump-1");
        var write = new TwinCommand.Put(at("/attributes/a"), Json.of(1));
        Outcome.Done first;
        try (var twins = Twins.start(folder)) {
            twins.create(pump, ALL);
            first = done(twins.execute(pump, write, keyed("r-1")).join());
            // when
            var second = done(twins.execute(pump, write, keyed("r-1")).join());

            // then
            assertThat(second.twin().revision()).isEqualTo(first.twin().revision());
        }
        try (var twins = Twins.start(folder)) {
            var third = done(twins.execute(pump, write, keyed("r-1")).join());
            assertThat(third.twin().revision()).isEqualTo(first.twin().revision());
            assertThat(third.position()).isEqualTo(twins.journal().head());
        }
    }

    @Test
    void concurrentWritersRaiseTheRevisionByOneEach() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, ALL);
            var changes = new CopyOnWriteArrayList<Change>();
            twins.system().changes().subscribe(changes::add);

            // when
            var writes = IntStream.range(0, 800)
                    .parallel()
                    .mapToObj(i -> twins.execute(pump, new TwinCommand.Put(at("/attributes/n"), Json.of(i))))
                    .toList();
            allOf(writes.toArray(CompletableFuture[]::new)).join();

            // then
            var revisions =
                    writes.stream().map(write -> done(write.join()).twin().revision());
            assertThat(revisions)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(2, 801).boxed().toList());
            await().until(() -> changes.size() == 800);
            assertThat(changes.stream().map(change -> ((TwinEvent.Changed) change.event()).revision()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void manyTwinsLiveInBoundedMemoryAndWakeAsTheyWere() {
        // given
        var settings = TwinSettings.DEFAULT.withLiveTwins(500);
        try (var twins = Twins.start(folder, settings, InstantSource.system())) {
            twins.allow(thing("all"), ALL);
            var document = JsonObject.of("policyId", Json.of("plant:all"));
            inRounds(10_000, i -> twins.execute(thing("t-" + i), new TwinCommand.Create(document)));

            // when
            var outcomes = inRounds(
                    10_000, i -> twins.execute(thing("t-" + i), new TwinCommand.Put(at("/attributes/n"), Json.of(i))));

            // then
            assertThat(outcomes)
                    .allSatisfy(outcome ->
                            assertThat(done(outcome).twin().revision()).isEqualTo(2));
            assertThat(twins.system().liveTwins()).isLessThanOrEqualTo(1_000);
        }
    }

    private static List<Outcome> inRounds(int count, IntFunction<CompletableFuture<Outcome>> each) {
        var outcomes = new ArrayList<Outcome>(count);
        for (int start = 0; start < count; start += 1_000) {
            var round = IntStream.range(start, start + 1_000).mapToObj(each).toList();
            round.forEach(answer -> outcomes.add(answer.join()));
        }
        return outcomes;
    }

    @Test
    void aCommandExpiresThoughItsTwinWasPutToSleep() {
        // given
        var now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        var settings = TwinSettings.DEFAULT.withLiveTwins(1).withDueEvery(Duration.ofMillis(50));
        try (var twins = Twins.start(folder, settings, now::get)) {
            var pump = thing("pump-1");
            twins.create(pump, ALL);
            var command = new DeviceCommand(
                    "c-1",
                    "start",
                    "",
                    Json.NULL,
                    State.ACCEPTED,
                    now.get(),
                    now.get().plusSeconds(30),
                    now.get());
            done(twins.execute(pump, new TwinCommand.Dispatch(command)).join());
            IntStream.range(0, 5).forEach(i -> twins.create(thing("other-" + i), ALL));

            // when
            now.set(now.get().plusSeconds(31));

            // then
            await().untilAsserted(() -> assertThat(
                            twins.journal().find(pump).orElseThrow().commands().get("c-1"))
                    .satisfiesAnyOf(
                            open -> assertThat(open).isNull(),
                            ended -> assertThat(ended.state()).isEqualTo(State.EXPIRED)));
        }
    }

    @Test
    void aRefusedWriteLeavesNoTrace() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            var before = twins.create(pump, ALL);
            var head = twins.journal().head();

            // when
            var refused = refused(twins.put(pump, "/features", Json.of(3)));
            var stranger = Intent.of(new Caller(List.of(), Cause.Origin.OPERATOR, "x"));
            twins.allow(pump, "test:somebody");
            var unseen = refused(twins.execute(pump, new TwinCommand.Put(at("/attributes/a"), Json.of(1)), stranger)
                    .join());

            // then
            assertThat(refused).isInstanceOf(Rejection.InvalidValue.class);
            assertThat(unseen).isInstanceOf(Rejection.NotFound.class);
            await().untilAsserted(() -> {
                assertThat(twins.meters().count("twin.requests.refused", "reason", "invalid-value"))
                        .isEqualTo(1);
                assertThat(twins.meters().count("twin.requests.refused", "reason", "not-found"))
                        .isEqualTo(1);
            });
            assertThat(twins.journal().head()).isEqualTo(new Position(head.sequence() + 1));
            assertThat(twins.journal().find(pump)).contains(before);
        }
    }

    @Test
    void aCallerWhoGoesAwayHoldsNobodyUp() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, ALL);

            // when
            for (int i = 0; i < 100; i++) {
                twins.execute(pump, new TwinCommand.Put(at("/attributes/a"), Json.of(i)))
                        .cancel(true);
            }

            // then
            var after = done(twins.put(pump, "/attributes/a", Json.of(100)));
            assertThat(after.twin().document().object("attributes").get("a")).isEqualTo(Json.of(100));
        }
    }

    @Test
    void aFullDiskIsSaidToEveryCallerAndTheTwinLivesOn() {
        try (var twins = Twins.start(folder, JournalSettings.DEFAULT.withReserveBytes(Long.MAX_VALUE))) {
            for (int i = 0; i < 5; i++) {
                // when
                var policy = new TwinCommand.Put(at("/"), TestGatekeeper.allowing(ALL));
                var first = twins.execute(thing("p").as(TwinId.Kind.POLICY), policy);
                var second = twins.execute(thing("p").as(TwinId.Kind.POLICY), policy);

                // then
                assertThat(refused(first.join())).isEqualTo(new Rejection.StorageFull());
                assertThat(refused(second.join())).isEqualTo(new Rejection.StorageFull());
            }
        }
    }

    @Test
    void aPolicyCountsFromTheMomentItsChangeIsAcknowledged() {
        try (var twins = Twins.start(folder)) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, "test:alice");
            var bob = Intent.of(new Caller(List.of("test:bob"), Cause.Origin.OPERATOR, "x"));
            var write = new TwinCommand.Put(at("/attributes/a"), Json.of(1));

            for (int i = 0; i < 20; i++) {
                // when
                twins.allow(pump, "test:alice", "test:bob");
                var allowed = twins.execute(pump, write, bob).join();
                twins.allow(pump, "test:alice");
                var denied = twins.execute(pump, write, bob).join();

                // then
                done(allowed);
                assertThat(refused(denied)).isInstanceOf(Rejection.NotFound.class);
            }
        }
    }

    @Test
    void aThingNeedsItsPolicyAndAPolicyMustBeSound() {
        try (var twins = Twins.start(folder)) {
            // when
            var orphan = twins.execute(thing("pump-1"), new TwinCommand.Create(JsonObject.EMPTY))
                    .join();
            var lockout = twins.execute(
                            thing("p").as(TwinId.Kind.POLICY),
                            new TwinCommand.Put(at("/"), JsonObject.of("entries", JsonObject.EMPTY)))
                    .join();

            // then
            assertThat(refused(orphan)).isInstanceOf(Rejection.PolicyMissing.class);
            assertThat(refused(lockout)).isInstanceOf(Rejection.PolicyLockout.class);
            assertThat(twins.journal().head()).isEqualTo(Position.START);
        }
    }

    @Test
    void tooManyRequestsForOneTwinAreRefusedAtOnce() {
        var settings = TwinSettings.DEFAULT.withWaiting(1_000, 10);
        try (var twins = Twins.start(folder, settings, InstantSource.system())) {
            // given
            var pump = thing("pump-1");
            twins.create(pump, ALL);

            // when
            var outcomes = IntStream.range(0, 500)
                    .mapToObj(i -> twins.execute(pump, new TwinCommand.Put(at("/attributes/n"), Json.of(i))))
                    .map(CompletableFuture::join)
                    .toList();
            var burst = IntStream.range(0, 500)
                    .mapToObj(i -> twins.execute(pump, new TwinCommand.Put(at("/attributes/n"), Json.of(i))))
                    .toList();
            var answers = burst.stream().map(CompletableFuture::join).toList();

            // then
            assertThat(outcomes).allSatisfy(Twins::done);
            assertThat(answers).anySatisfy(answer -> assertThat(refused(answer)).isInstanceOf(Rejection.TooBusy.class));
            long accepted =
                    answers.stream().filter(Outcome.Done.class::isInstance).count();
            assertThat(twins.journal().find(pump).orElseThrow().revision()).isEqualTo(501 + accepted);
        }
    }
}
