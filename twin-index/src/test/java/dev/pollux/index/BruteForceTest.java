package dev.pollux.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.Sort;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is asked of whatever fleet after whatever changes, the index answers as the documents do.
class BruteForceTest {

    @ParameterizedTest(name = "seed {0}, {1} columns")
    @CsvSource({"1,64", "2,64", "3,4", "4,1"})
    void theIndexAnswersAsTheDocumentsDo(long seed, int columns) throws Exception {
        var random = new RandomFleet(seed, 400);
        try (var world = new World(new IndexSettings(columns, List.of(), 50, Duration.ZERO))) {
            world.change(random, 600);
            long matched = 0;
            int telling = 0;
            for (int round = 0; round < 60; round++) {
                // given
                world.change(random, 40);
                if (round % 20 == 19) {
                    world.restart();
                }
                world.settle();
                var expected = new BruteForce(world.all(), world.gatekeeper, World.ANN);
                for (int i = 0; i < 15; i++) {
                    var query = query(random, columns);
                    // when
                    var found = world.pages(query);
                    long count = world.index().count(query, World.ANN);
                    // then
                    assertThat(found)
                            .as(() -> difference(world, query, found, expected.search(query)))
                            .isEqualTo(expected.search(query));
                    assertThat(count).as(query::toString).isEqualTo(found.size());
                    matched += count;
                    telling += !found.isEmpty() && found.size() < 100 ? 1 : 0;
                }
            }
            assertThat(world.index().health().up()).isTrue();
            assertThat(matched).isGreaterThan(10_000);
            assertThat(telling).isGreaterThan(200);
        }
    }

    private static String difference(World world, Query query, List<TwinId> found, List<TwinId> expected) {
        var more = new ArrayList<>(found);
        more.removeAll(expected);
        var fewer = new ArrayList<>(expected);
        fewer.removeAll(found);
        var one = more.isEmpty() ? fewer : more;
        return query + "\nmore " + more + "\nfewer " + fewer + "\nfirst "
                + one.stream()
                        .limit(1)
                        .map(world.journal::state)
                        .map(Twin::document)
                        .toList();
    }

    private static Query query(RandomFleet random, int columns) {
        var sort = new ArrayList<Sort>();
        int keys = Math.min(columns, random.random().nextInt(3));
        for (int i = 0; i < keys; i++) {
            var path = random.path();
            if (!path.segment(0).equals("_metadata")
                    && sort.stream().noneMatch(key -> key.path().equals(path))
                    && !path.last().equals("thingId")) {
                sort.add(new Sort(path, random.random().nextBoolean()));
            }
        }
        return new Query(
                random.filter(3),
                random.namespaces(),
                random.below(),
                sort,
                1 + random.random().nextInt(60),
                "");
    }
}
