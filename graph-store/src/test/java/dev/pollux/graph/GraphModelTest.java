package dev.pollux.graph;

import static dev.pollux.graph.GraphStoreTest.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pollux.model.port.AssetGraph.Edge;
import dev.pollux.model.port.AssetGraph.GraphUnavailable;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The graph against the plainest reckoning from the twins themselves, however the graph came about.
class GraphModelTest {

    @RegisterExtension
    static final Neo4jServer neo4j = new Neo4jServer();

    private static final Caller ALL = Caller.system("test");
    private static final int TWINS = 25;

    private final Plant plant = new Plant();
    private final Gen gen = new Gen(42);
    private GraphStore graph;

    @BeforeEach
    void start() {
        graph = open();
        join(graph.rebuild(_ -> {}));
    }

    private GraphStore open() {
        return GraphStore.start(neo4j.settings(), plant.journal(), plant.journal(), new TestGatekeeper(), Meters.NONE);
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void randomEditsGiveTheGraphOfTheTwinsAndSoDoesARebuild() {
        for (int round = 0; round < 4; round++) {
            // when
            for (int i = 0; i < 60; i++) {
                edit();
            }
            reachHead();

            // then
            agreesWithTwins();
            var grown = graph.fingerprint();
            join(graph.rebuild(_ -> {}));
            assertThat(graph.fingerprint()).isEqualTo(grown);
        }
    }

    @Test
    void aRestartGoesOnWhereTheGraphStands() {
        // given
        for (int i = 0; i < 50; i++) {
            edit();
        }
        reachHead();
        graph.close();

        // when
        for (int i = 0; i < 50; i++) {
            edit();
        }
        graph = open();

        // then
        reachHead();
        agreesWithTwins();
    }

    @Test
    void aGraphAheadOfTheJournalIsRebuilt() {
        // given
        setOffset(new Position(1_000_000));

        // when
        edit();
        graph = open();

        // then
        reachHead();
        agreesWithTwins();
        assertThat(graph.reached()).isEqualTo(plant.journal().head());
    }

    @Test
    void aGraphBehindTheHorizonIsRebuilt() {
        // given
        for (int i = 0; i < 30; i++) {
            edit();
        }
        setOffset(new Position(3));
        plant.journal().forget(plant.journal().head());

        // when
        graph = open();

        // then
        reachHead();
        agreesWithTwins();
    }

    @Test
    void aBatchThatFailsLeavesNeitherEdgesNorOffset() {
        // given
        plant.put("p:a", "/", "{}");
        reachHead();
        var before = graph.fingerprint();
        graph.close();

        // when: the transaction breaks after everything was written
        plant.under("p:b", "p:a");
        var b = Structure.of(plant.journal().state(Plant.thing("p:b")));
        try (var connection = new GraphConnection(neo4j.settings())) {
            var broken = catchThrowable(() -> connection.write(tx -> {
                GraphWriter.apply(tx, List.of(b), List.of());
                GraphWriter.writeOffset(tx, plant.journal().head());
                throw new GraphUnavailable("cut");
            }));
            assertThat(broken).isInstanceOf(GraphUnavailable.class);

            // then
            assertThat(connection.read(GraphWriter::fingerprint)).isEqualTo(before);
            assertThat(connection.read(GraphWriter::offset)).contains(new Position(1));
        }
        graph = open();
        reachHead();
        agreesWithTwins();
    }

    @Test
    void killedOnTheWayNeo4jComesBackAndTheGraphCatchesUp() {
        // given
        for (int i = 0; i < 40; i++) {
            edit();
        }
        reachHead();

        // when
        int restarts = neo4j.process().restarts();
        ProcessHandle.of(neo4j.process().pid()).orElseThrow().destroyForcibly();
        for (int i = 0; i < 300; i++) {
            edit();
        }
        Awaitility.await().until(() -> !graph.health().up());

        // then
        assertThatThrownBy(() -> join(graph.roots("", 10, ALL))).hasCauseInstanceOf(GraphUnavailable.class);
        assertThat(graph.health().detail()).isNotEmpty();
        assertThat(join(graph.reach(plant.journal().head(), Duration.ofSeconds(60))))
                .isTrue();
        assertThat(neo4j.process().restarts()).isEqualTo(restarts + 1);
        Awaitility.await().until(() -> graph.health().up());
        agreesWithTwins();
        var grown = graph.fingerprint();
        join(graph.rebuild(_ -> {}));
        assertThat(graph.fingerprint()).isEqualTo(grown);
    }

    private void setOffset(Position position) {
        graph.close();
        try (var connection = new GraphConnection(neo4j.settings())) {
            connection.write(tx -> {
                GraphWriter.writeOffset(tx, position);
                return true;
            });
        }
    }

    private void edit() {
        var id = "p:t" + gen.below(TWINS);
        var other = "p:t" + gen.below(TWINS);
        switch (gen.below(plant.exists(id) ? 8 : 1)) {
            case 0, 1 -> plant.under(id, other);
            case 2 -> plant.feeding(id, other);
            case 3 ->
                plant.put(
                        id,
                        "/attributes",
                        "{'name': '" + gen.below(9) + "', 'relationships': {'feeds': {'" + other
                                + "': {}, 'p:x': {}}, 'partOf': {'target': 'p:t2'}}}");
            case 4 -> plant.merge(id, "{'attributes': {'relationships': {'sees': {'" + other + "': {}}}}}");
            case 5 -> plant.merge(id, "{'attributes': {'relationships': {'partOf': null}}}");
            case 6 -> plant.delete(id, "/");
            default -> plant.put(id, "/features", "{'f': {'properties': {'x': 1}}}");
        }
    }

    private void agreesWithTwins() {
        var twins = new ArrayList<Twin>();
        for (int i = 0; i < TWINS; i++) {
            plant.journal().find(Plant.thing("p:t" + i)).ifPresent(twins::add);
        }
        for (var twin : twins) {
            assertThat(join(graph.edges(twin.id(), ALL))).containsExactlyInAnyOrderElementsOf(edges(twin, twins));
            var children = join(graph.children(twin.id(), "", 100, ALL)).assets();
            assertThat(GraphStoreTest.ids(children)).containsExactlyElementsOf(children(twin, twins));
            for (var asset : children) {
                assertThat(asset.childCount())
                        .isEqualTo(
                                children(find(asset.id().text(), twins), twins).size());
            }
            assertThat(GraphStoreTest.ids(join(graph.ancestors(twin.id(), ALL))))
                    .isEqualTo(ancestors(twin, twins));
        }
    }

    private static List<Edge> edges(Twin twin, List<Twin> twins) {
        var edges = new TreeSet<>(Comparator.comparing(Edge::toString));
        for (var from : twins) {
            for (var edge : Relationships.of(from)) {
                boolean touches = from.id().equals(twin.id()) || edge.target().equals(twin.id());
                if (touches && exists(edge.target().text(), twins)) {
                    edges.add(new Edge(from.id(), edge.name(), edge.target()));
                }
            }
        }
        return List.copyOf(edges);
    }

    private static List<String> children(Twin parent, List<Twin> twins) {
        return twins.stream()
                .filter(twin -> Relationships.parent(twin).equals(Optional.of(parent.id())))
                .map(twin -> twin.id().text())
                .sorted()
                .toList();
    }

    private static List<String> ancestors(Twin twin, List<Twin> twins) {
        var path = new ArrayList<String>();
        var at = Relationships.parent(twin).map(id -> id.text()).orElse("");
        while (exists(at, twins) && !path.contains(at) && !at.equals(twin.id().text())) {
            path.add(at);
            at = Relationships.parent(find(at, twins)).map(id -> id.text()).orElse("");
        }
        return path;
    }

    private static boolean exists(String id, List<Twin> twins) {
        return twins.stream().anyMatch(twin -> twin.id().text().equals(id));
    }

    private static Twin find(String id, List<Twin> twins) {
        return twins.stream()
                .filter(twin -> twin.id().text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void reachHead() {
        assertThat(join(graph.reach(plant.journal().head(), Duration.ofSeconds(10))))
                .isTrue();
        Awaitility.await().until(() -> graph.health().up());
    }
}
