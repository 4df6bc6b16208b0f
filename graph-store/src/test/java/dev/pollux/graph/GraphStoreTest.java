package dev.pollux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Edge;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinCommand;
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

    private final TinyJournal journal = new TinyJournal();
    private GraphStore graph;

    @BeforeEach
    void start() {
        journal.put("plant:site", "/", "{'attributes': {'name': 'The site'}, 'definition': 'p:site:1'}");
        graph = GraphStore.start(neo4j.settings(), journal, journal, new TestGatekeeper(), Meters.NONE);
        join(graph.rebuild(_ -> {}));
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void aNewTwinIsFoundUnderItsParent() {
        // when
        journal.execute("plant:line", new TwinCommand.Create(TinyJournal.thingUnder("plant:site")));
        reachHead();

        // then
        var page = join(graph.children(TinyJournal.thing("plant:site"), "", 10, ALL));
        assertThat(page.next()).isEmpty();
        assertThat(page.assets())
                .containsExactly(new Asset(
                        TinyJournal.thing("plant:line"),
                        "line",
                        "",
                        "plant:site",
                        TinyJournal.thing("plant:line").as(TwinId.Kind.POLICY),
                        0));
    }

    @Test
    void aPageIsFollowedByTheNextById() {
        // given
        for (int i = 0; i < 7; i++) {
            under("plant:p" + i, "plant:site");
        }
        reachHead();

        // when
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var after = "";
        do {
            var page = join(graph.children(TinyJournal.thing("plant:site"), after, 3, ALL));
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
        under("plant:line", "plant:site");
        under("plant:cell", "plant:line");
        under("plant:pump", "plant:cell");
        reachHead();

        // then
        assertThat(ids(join(graph.ancestors(TinyJournal.thing("plant:pump"), ALL))))
                .containsExactly("plant:cell", "plant:line", "plant:site");
        assertThat(ids(join(graph.descendants(TinyJournal.thing("plant:site"), 2, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:cell", "plant:line");
        assertThat(ids(join(graph.descendants(TinyJournal.thing("plant:site"), 9, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:cell", "plant:line", "plant:pump");
        assertThat(ids(join(graph.roots("", 10, ALL)).assets())).containsExactly("plant:site");
    }

    @Test
    void childrenOfSeveralParentsComeInOneAnswer() {
        // given
        under("plant:a", "plant:site");
        under("plant:b", "plant:site");
        under("plant:a1", "plant:a");
        under("plant:b1", "plant:b");
        under("plant:b2", "plant:b");
        reachHead();

        // when
        var pages = join(graph.children(
                List.of(TinyJournal.thing("plant:b"), TinyJournal.thing("plant:a"), TinyJournal.thing("plant:no")),
                1,
                ALL));

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
            under("plant:p%02d".formatted(i), "plant:site");
            if (i % 4 != 3) {
                journal.put("plant:p%02d".formatted(i), "/policyId", "'plant:secret'");
            }
        }
        reachHead();

        // when
        var page = join(graph.children(TinyJournal.thing("plant:site"), "", 5, GUEST));
        var rest = join(graph.children(TinyJournal.thing("plant:site"), page.next(), 5, GUEST));
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
        under("plant:pump", "plant:site");
        journal.put("plant:hidden", "/", "{'policyId': 'plant:secret'}");
        journal.put(
                "plant:pump",
                "/attributes/relationships/feeds",
                "{'plant:site': {}, 'plant:hidden': {}, 'plant:later': {}}");
        reachHead();
        var site = TinyJournal.thing("plant:site");
        var pump = TinyJournal.thing("plant:pump");

        // then
        assertThat(join(graph.edges(pump, GUEST)))
                .containsExactlyInAnyOrder(new Edge(pump, "partOf", site), new Edge(pump, "feeds", site));

        // when
        journal.put("plant:later", "/", "{}");
        reachHead();

        // then
        assertThat(join(graph.edges(pump, GUEST)))
                .contains(new Edge(pump, "feeds", TinyJournal.thing("plant:later")))
                .hasSize(3);
        assertThat(join(graph.edges(TinyJournal.thing("plant:hidden"), GUEST))).isEmpty();
    }

    @Test
    void aPathGoesRoundWhatIsHidden() {
        // given: a-hidden-z is short, a-b-c-z is open
        journal.put("plant:z", "/", "{}");
        related("plant:hidden", "plant:z");
        journal.put("plant:hidden", "/policyId", "'plant:secret'");
        related("plant:c", "plant:z");
        related("plant:b", "plant:c");
        journal.put("plant:a", "/", "{}");
        journal.put("plant:a", "/attributes", "{'relationships': {'feeds': {'plant:b': {}, 'plant:hidden': {}}}}");
        reachHead();
        var a = TinyJournal.thing("plant:a");
        var z = TinyJournal.thing("plant:z");

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
        under("plant:a", "plant:b");
        under("plant:b", "plant:c");
        under("plant:c", "plant:a");
        reachHead();

        // then
        assertThat(ids(join(graph.ancestors(TinyJournal.thing("plant:a"), ALL))))
                .containsExactly("plant:b", "plant:c");
        assertThat(ids(join(graph.descendants(TinyJournal.thing("plant:a"), 60, "", 10, ALL))
                        .assets()))
                .containsExactly("plant:b", "plant:c");
    }

    @Test
    void aTwinWhoseParentIsDeletedStandsAtTheTop() {
        // given
        under("plant:line", "plant:site");
        journal.delete("plant:site", "/");
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
        journal.put("plant:site", "/features", "{'t': {'properties': {'value': 1}}}");
        journal.execute(
                "plant:site", new TwinCommand.Merge(JsonPath.ROOT, TinyJournal.json("{'attributes': {'x': 1}}")));
        reachHead();

        // then
        assertThat(graph.fingerprint()).isEqualTo(before);
        assertThat(graph.reached()).isEqualTo(journal.head());
    }

    private void under(String id, String parent) {
        journal.execute(id, new TwinCommand.Create(TinyJournal.thingUnder(parent)));
    }

    private void related(String id, String target) {
        journal.put(id, "/", "{'attributes': {'relationships': {'feeds': {'target': '" + target + "'}}}}");
    }

    private void reachHead() {
        assertThat(join(graph.reach(journal.head(), Duration.ofSeconds(10)))).isTrue();
    }

    static List<String> ids(List<Asset> assets) {
        return assets.stream().map(asset -> asset.id().text()).toList();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
