package dev.pollux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Edge;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphStoreTest {

    @RegisterExtension
    static final Neo4jServer neo4j = new Neo4jServer();

    private static final Caller ALL = Caller.system("test");
    private static final Caller GUEST = new Caller(List.of("pollux:guest"), Cause.Origin.OPERATOR, "test");

    private final Plant plant = new Plant();
    private GraphStore graph;

    @BeforeEach
    void start() {
        plant.put("plant:site", "/", "{'attributes': {'name': 'The site'}, 'definition': 'p:site:1'}");
        graph = GraphStore.start(neo4j.settings(), plant.journal(), plant.journal(), new TestGatekeeper(), Meters.NONE);
        join(graph.rebuild(_ -> {}));
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void aNewTwinIsFoundUnderItsParent() {
        // when
        plant.under("plant:line", "plant:site");
        reachHead();

        // then
        var page = join(graph.children(Plant.thing("plant:site"), "", 10, ALL));
        assertThat(page.next()).isEmpty();
        assertThat(page.assets())
                .containsExactly(new Asset(
                        Plant.thing("plant:line"),
                        "line",
                        "",
                        "plant:site",
                        Plant.thing("plant:line").as(TwinId.Kind.POLICY),
                        0));
    }

    @Test
    void aPageIsFollowedByTheNextById() {
        // given
        for (int i = 0; i < 7; i++) {
            plant.under("plant:p" + i, "plant:site");
        }
        reachHead();

        // when
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var after = "";
        do {
            var page = join(graph.children(Plant.thing("plant:site"), after, 3, ALL));
            seen.addAll(ids(page.assets()));
            sizes.add(page.assets().size());
            after = page.next();
        } while (!after.isEmpty());

        // then
        assertThat(seen)
                .containsExactly("plant:p0", "plant:p1", "plant:p2", "plant:p3", "plant:p4", "plant:p5", "plant:p6");
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    @Test
    void ancestorsAndDescendantsFollowPartOf() {
        // given
        plant.under("plant:line", "plant:site");
        plant.under("plant:cell", "plant:line");
        plant.under("plant:pump", "plant:cell");
        reachHead();

        // then
        assertThat(ids(join(graph.ancestors(Plant.thing("plant:pump"), ALL))))
                .containsExactly("plant:cell", "plant:line", "plant:site");
        assertThat(ids(join(graph.descendants(Plant.thing("plant:site"), 2, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:cell", "plant:line");
        assertThat(ids(join(graph.descendants(Plant.thing("plant:site"), 9, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:cell", "plant:line", "plant:pump");
        assertThat(ids(join(graph.roots("", 10, ALL)).assets())).containsExactly("plant:site");
    }

    @Test
    void childrenOfSeveralParentsComeInOneAnswer() {
        // given
        plant.under("plant:a", "plant:site");
        plant.under("plant:b", "plant:site");
        plant.under("plant:a1", "plant:a");
        plant.under("plant:b1", "plant:b");
        plant.under("plant:b2", "plant:b");
        reachHead();

        // when
        var pages = join(graph.children(
                List.of(Plant.thing("plant:b"), Plant.thing("plant:a"), Plant.thing("plant:no")), 1, ALL));

        // then
        assertThat(pages)
                .extracting(page -> ids(page.assets()))
                .containsExactly(List.of("plant:b1"), List.of("plant:a1"), List.of());
        assertThat(pages).extracting(AssetGraph.Page::next).containsExactly("plant:b1", "", "");
    }

    @Test
    void aHiddenAssetIsNeitherShownNorCountedAndPagesAreFilledUp() {
        // given
        for (int i = 0; i < 40; i++) {
            plant.under("plant:p%02d".formatted(i), "plant:site");
            if (i % 4 != 3) {
                plant.put("plant:p%02d".formatted(i), "/policyId", "'plant:secret'");
            }
        }
        reachHead();

        // when
        var page = join(graph.children(Plant.thing("plant:site"), "", 5, GUEST));
        var rest = join(graph.children(Plant.thing("plant:site"), page.next(), 5, GUEST));
        var site = join(graph.roots("", 5, GUEST)).assets().getFirst();

        // then
        assertThat(ids(page.assets())).containsExactly("plant:p03", "plant:p07", "plant:p11", "plant:p15", "plant:p19");
        assertThat(ids(rest.assets())).hasSize(5);
        assertThat(rest.next()).isEmpty();
        assertThat(site.childCount()).isEqualTo(10);
    }

    @Test
    void edgesToHiddenOrMissingTargetsAreNotShown() {
        // given
        plant.under("plant:pump", "plant:site");
        plant.put("plant:hidden", "/", "{'policyId': 'plant:secret'}");
        plant.put(
                "plant:pump",
                "/attributes/relationships/feeds",
                "{'plant:site': {}, 'plant:hidden': {}, 'plant:later': {}}");
        reachHead();
        var site = Plant.thing("plant:site");
        var pump = Plant.thing("plant:pump");

        // then
        assertThat(join(graph.edges(pump, GUEST)))
                .containsExactlyInAnyOrder(new Edge(pump, "partOf", site), new Edge(pump, "feeds", site));

        // when
        plant.put("plant:later", "/", "{}");
        reachHead();

        // then
        assertThat(join(graph.edges(pump, GUEST)))
                .contains(new Edge(pump, "feeds", Plant.thing("plant:later")))
                .hasSize(3);
        assertThat(join(graph.edges(Plant.thing("plant:hidden"), GUEST))).isEmpty();
    }

    @Test
    void aPathGoesRoundWhatIsHidden() {
        // given: a-hidden-z is short, a-b-c-z is open
        plant.put("plant:z", "/", "{}");
        plant.feeding("plant:hidden", "plant:z");
        plant.put("plant:hidden", "/policyId", "'plant:secret'");
        plant.feeding("plant:c", "plant:z");
        plant.feeding("plant:b", "plant:c");
        plant.put("plant:a", "/", "{}");
        plant.put("plant:a", "/attributes", "{'relationships': {'feeds': {'plant:b': {}, 'plant:hidden': {}}}}");
        reachHead();
        var a = Plant.thing("plant:a");
        var z = Plant.thing("plant:z");

        // then
        assertThat(ids(join(graph.path(a, z, List.of(), 5, ALL))))
                .containsExactly("plant:a", "plant:hidden", "plant:z");
        assertThat(ids(join(graph.path(a, z, List.of("feeds"), 5, GUEST))))
                .containsExactly("plant:a", "plant:b", "plant:c", "plant:z");
        assertThat(join(graph.path(a, z, List.of(), 2, GUEST))).isEmpty();
        assertThat(join(graph.path(a, z, List.of("other"), 5, ALL))).isEmpty();
    }

    @Test
    void aCycleInTheHierarchyEnds() {
        // given
        plant.under("plant:a", "plant:b");
        plant.under("plant:b", "plant:c");
        plant.under("plant:c", "plant:a");
        reachHead();

        // then
        assertThat(ids(join(graph.ancestors(Plant.thing("plant:a"), ALL)))).containsExactly("plant:b", "plant:c");
        assertThat(ids(join(graph.descendants(Plant.thing("plant:a"), 60, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:b", "plant:c");
    }

    @Test
    void aTwinWhoseParentIsDeletedStandsAtTheTop() {
        // given
        plant.under("plant:line", "plant:site");
        plant.delete("plant:site", "/");
        reachHead();

        // then
        var roots = join(graph.roots("", 10, ALL)).assets();
        assertThat(ids(roots)).containsExactly("plant:line");
        assertThat(roots.getFirst().parent()).isEmpty();
    }

    @Test
    void aChangedValueDoesNotTouchTheGraph() {
        // given
        var before = graph.fingerprint();

        // when
        plant.put("plant:site", "/features", "{'t': {'properties': {'value': 1}}}");
        plant.merge("plant:site", "{'attributes': {'x': 1}}");
        reachHead();

        // then
        assertThat(graph.fingerprint()).isEqualTo(before);
        assertThat(graph.reached()).isEqualTo(plant.journal().head());
    }

    private void reachHead() {
        assertThat(join(graph.reach(plant.journal().head(), Duration.ofSeconds(10))))
                .isTrue();
    }

    static List<String> ids(List<Asset> assets) {
        return assets.stream().map(asset -> asset.id().text()).toList();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
