package dev.pollux.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.device.Presence;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.testing.MemoryJournal;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.policies.PolicyGatekeeper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A journal, policies and an index over them, for tests.
final class World implements AutoCloseable {

    static final Caller ANN = new Caller(List.of("t:ann"), Cause.Origin.OPERATOR, "c");

    final MemoryJournal journal = new MemoryJournal();
    final PolicyGatekeeper gatekeeper = new PolicyGatekeeper(() -> Instant.EPOCH);
    private final IndexSettings settings;
    private LiveIndex index;

    World(IndexSettings settings) {
        this.settings = settings;
        policy("all", "'thing:/':{'grant':['READ']}");
        policy("features", "'thing:/features':{'grant':['READ']}");
        policy("one", "'thing:/':{'grant':['READ']},'thing:/attributes/n':{'revoke':['READ']}");
        policy("hidden", "'thing:/':{'grant':['WRITE']}");
        policy("writer", "'thing:/attributes/n':{'grant':['READ']},'thing:/':{'grant':['WRITE']}");
        policy(
                "deep",
                "'thing:/':{'grant':['READ']},'thing:/attributes/a/b':{'revoke':['READ']},"
                        + "'thing:/features/t/properties/v':{'revoke':['READ']},"
                        + "'thing:/features/t/properties/v/w':{'grant':['READ']}");
        index = open();
    }

    private LiveIndex open() {
        return LiveIndex.start(journal, journal, gatekeeper, settings, Meters.NONE);
    }

    LiveIndex index() {
        return index;
    }

    void restart() throws Exception {
        index.close();
        index = open();
    }

    void policy(String name, String resources) {
        var text = "{'entries':{'E':{'subjects':{'t:ann':{'type':'t'}},'resources':{" + resources + "}}}}";
        var document = JsonCodec.DEFAULT.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        gatekeeper.learn(new Twin(
                new TwinId(TwinId.Kind.POLICY, "policies", name),
                Twin.Stage.PRESENT,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                document,
                JsonObject.EMPTY,
                Presence.UNKNOWN,
                Map.of(),
                RecentRequests.NONE));
    }

    void change(TwinId id, List<Edit> edits) {
        long revision = journal.state(id).revision() + 1;
        var cause = Cause.of("t:ann", "c", Cause.Origin.OPERATOR);
        journal.append(
                id, new TwinEvent.Changed(revision, Instant.ofEpochSecond(revision), edits, cause, RequestKey.NONE));
    }

    void change(RandomFleet random, int times) {
        for (int i = 0; i < times; i++) {
            var id = random.id();
            change(id, random.edits(id, journal.state(id).exists()));
        }
    }

    /// Waits until the index has seen everything.
    void settle() throws Exception {
        assertThat(index.reach(journal.head(), Duration.ofSeconds(20))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .isTrue();
    }

    List<Twin> all() {
        var twins = new ArrayList<Twin>();
        try (var cut = journal.cut()) {
            cut.forEach(twins::add);
        }
        return twins;
    }

    /// All pages of the query, one after the other.
    List<TwinId> pages(Query query) {
        var found = new ArrayList<TwinId>();
        var next = query;
        while (true) {
            var page = index.search(next, ANN);
            page.twins().forEach(twin -> found.add(twin.id()));
            if (page.cursor().isEmpty()) {
                return found;
            }
            assertThat(page.twins()).hasSize(query.size());
            next = new Query(
                    query.filter(), query.namespaces(), query.below(), query.sort(), query.size(), page.cursor());
        }
    }

    @Override
    public void close() throws Exception {
        index.close();
    }
}
