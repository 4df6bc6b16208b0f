package dev.pollux.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.SearchInvalid;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveIndexTest {

    private static final JsonPath N = JsonPath.parse("/attributes/n");
    private static final JsonPath V = JsonPath.parse("/features/t/properties/v");
    private static final IndexSettings SETTINGS = new IndexSettings(8, List.of(N), 100, Duration.ofMillis(1));

    private final World world = new World(SETTINGS);

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aChangeIsFoundOnceItsPositionIsReached() throws Exception {
        // given
        put(id(1), "all", 5);
        // when
        world.settle();
        // then
        assertThat(world.pages(query(gt(4), 10))).containsExactly(id(1));
        assertThat(world.index().count(query(gt(5), 10), World.ANN)).isZero();
    }

    @Test
    void waitingForAPositionEndsWhenTheTimeIsUp() throws Exception {
        // when
        var reached = world.index().reach(new Position(1_000), Duration.ofMillis(20));
        // then
        assertThat(reached.toCompletableFuture().get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aHiddenValueMeetsNeitherAConditionNorItsOpposite() throws Exception {
        // given
        put(id(1), "all", 5);
        put(id(2), "one", 5);
        world.settle();
        // when
        var equal = new Rql.Compare(Operator.EQ, N, Json.of(5));
        // then
        assertThat(world.pages(query(equal, 10))).containsExactly(id(1));
        assertThat(world.pages(query(new Rql.Not(equal), 10))).isEmpty();
        assertThat(world.pages(query(Rql.TRUE, 10))).containsExactly(id(1), id(2));
    }

    @Test
    void aPolicyChangeCountsAtOnce() throws Exception {
        // given
        put(id(1), "hidden", 5);
        world.settle();
        assertThat(world.pages(query(Rql.TRUE, 10))).isEmpty();
        // when
        world.policy("hidden", "'thing:/':{'grant':['READ']}");
        // then
        assertThat(world.pages(query(Rql.TRUE, 10))).containsExactly(id(1));
    }

    @Test
    void aMovedSubtreeIsBelowItsNewPlace() throws Exception {
        // given: 3 under 2 under 1
        put(id(1), "all", 1);
        put(id(2), "all", 2);
        put(id(3), "all", 3);
        put(id(9), "all", 9);
        partOf(id(2), id(1));
        partOf(id(3), id(2));
        world.settle();
        assertThat(world.pages(below(id(1)))).containsExactly(id(2), id(3));
        // when
        partOf(id(2), id(9));
        world.settle();
        // then
        assertThat(world.pages(below(id(1)))).isEmpty();
        assertThat(world.pages(below(id(9)))).containsExactly(id(2), id(3));
    }

    @Test
    void aCircleOfParentsIsBelowItselfAndNothingElse() throws Exception {
        // given
        put(id(1), "all", 1);
        put(id(2), "all", 2);
        put(id(3), "all", 3);
        partOf(id(1), id(2));
        partOf(id(2), id(1));
        // when
        world.settle();
        // then
        assertThat(world.pages(below(id(1)))).containsExactly(id(1), id(2));
        assertThat(world.pages(below(id(3)))).isEmpty();
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() throws Exception {
        // given
        for (int i = 0; i < 5; i++) {
            put(id(i), "all", i);
        }
        world.settle();
        var cursor = world.index().search(query(gt(0), 2), World.ANN).cursor();
        // when
        var same = new Query(gt(0), List.of(), List.of(), List.of(), 3, cursor);
        var other = new Query(gt(1), List.of(), List.of(), List.of(), 2, cursor);
        var changed = new Query(gt(0), List.of(), List.of(), List.of(), 2, "A" + cursor.substring(1) + "AA");
        // then
        assertThat(world.index().search(same, World.ANN).twins()).hasSize(2);
        assertThatThrownBy(() -> world.index().search(other, World.ANN)).isInstanceOf(SearchInvalid.class);
        assertThatThrownBy(() -> world.index().search(changed, World.ANN)).isInstanceOf(SearchInvalid.class);
    }

    @Test
    void aPageHasOneToTwoHundredTwins() {
        assertThatThrownBy(() -> world.index().search(query(Rql.TRUE, 201), World.ANN))
                .isInstanceOf(SearchInvalid.class);
        assertThatThrownBy(() -> world.index().search(query(Rql.TRUE, 0), World.ANN))
                .isInstanceOf(SearchInvalid.class);
    }

    @Test
    void pagesNeitherRepeatNorSkipWhatDoesNotChange() throws Exception {
        // given: even ones stand still, odd ones move all the time
        for (int i = 0; i < 3_000; i++) {
            put(id(i), "all", i % 7);
        }
        world.settle();
        var stop = new AtomicBoolean();
        var mover = Thread.ofPlatform().start(() -> {
            for (int i = 1; !stop.get(); i = (i + 2) % 3_000) {
                world.change(id(i), List.of(new Edit.Put(N, Json.of(i * 31 % 11), Instant.EPOCH)));
            }
        });
        try {
            for (int round = 0; round < 20; round++) {
                var sort = round % 2 == 0 ? List.<Sort>of() : List.of(new Sort(N, round % 4 == 1));
                // when
                var found = world.pages(new Query(gt(-1), List.of(), List.of(), sort, 150, ""));
                // then
                var still = new ArrayList<>(found);
                still.removeIf(twin -> number(twin) % 2 == 1);
                assertThat(still).hasSize(1_500);
                assertThat(new HashSet<>(still)).hasSize(1_500);
            }
        } finally {
            stop.set(true);
            mover.join();
        }
    }

    @Test
    void aColumnBuiltWhileTheFleetMovesMissesNothing() throws Exception {
        // given
        for (int i = 0; i < 2_000; i++) {
            put(id(i), "all", i);
        }
        var stop = new AtomicBoolean();
        var mover = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i = (i + 1) % 2_000) {
                world.change(id(i), List.of(new Edit.Put(V, Json.of(i), Instant.EPOCH)));
            }
        });
        try {
            for (int round = 0; round < 40; round++) {
                // when: columns come and go
                var path = round % 2 == 0 ? V : JsonPath.parse("/attributes/p" + round);
                world.index().count(query(new Rql.Exists(path), 1), World.ANN);
                for (int i = 0; i < 8; i++) {
                    world.index().count(query(new Rql.Exists(JsonPath.parse("/attributes/q" + i)), 1), World.ANN);
                }
            }
        } finally {
            stop.set(true);
            mover.join();
        }
        // then
        world.settle();
        for (int limit = 0; limit < 2_000; limit += 333) {
            var above = new Rql.Compare(Operator.GE, V, Json.of(limit));
            long least = limit;
            long expected = world.all().stream()
                    .filter(twin -> V.in(twin.document()).isPresent() && number(twin.id()) >= least)
                    .count();
            assertThat(world.index().count(query(above, 1), World.ANN)).isEqualTo(expected);
        }
    }

    @Test
    void theDeadMakeRoom() throws Exception {
        // given
        for (int i = 0; i < 12_000; i++) {
            put(id(i), "all", i);
        }
        world.settle();
        // when
        for (int i = 0; i < 11_990; i++) {
            world.change(id(i), List.of(new Edit.Remove(JsonPath.ROOT, Instant.EPOCH)));
        }
        world.settle();
        put(id(20_000), "all", 1);
        world.settle();
        // then
        assertThat(world.index().count(query(gt(-1), 1), World.ANN)).isEqualTo(11);
        assertThat(world.pages(query(gt(11_994), 3))).hasSize(5);
    }

    private void put(TwinId id, String policy, int n) {
        var document = JsonObject.builder()
                .put("thingId", id.text())
                .put("policyId", "policies:" + policy)
                .put("attributes", JsonObject.of("n", Json.of(n)))
                .put("features", JsonObject.of("t", JsonObject.of("properties", JsonObject.EMPTY)))
                .build();
        world.change(id, List.of(new Edit.Put(JsonPath.ROOT, document, Instant.EPOCH)));
    }

    private void partOf(TwinId child, TwinId parent) {
        var edge = JsonObject.of("target", Json.of(parent.text()));
        var path = JsonPath.of("attributes", "relationships", "partOf");
        world.change(child, List.of(new Edit.Put(path, edge, Instant.EPOCH)));
    }

    private static Query query(Rql filter, int size) {
        return new Query(filter, List.of(), List.of(), List.of(), size, "");
    }

    private static Query below(TwinId id) {
        return new Query(Rql.TRUE, List.of(), List.of(id), List.of(), 10, "");
    }

    private static Rql gt(int n) {
        return new Rql.Compare(Operator.GT, N, Json.of(n));
    }

    private static TwinId id(int number) {
        return new TwinId(TwinId.Kind.THING, "plant", "t-%05d".formatted(number));
    }

    private static int number(TwinId id) {
        return Integer.parseInt(id.name().substring(2));
    }
}
