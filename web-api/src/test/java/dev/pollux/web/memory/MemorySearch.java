package dev.pollux.web.memory;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TwinSearch;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/// A search that looks at every twin; ordered by id, with the last id as cursor.
public final class MemorySearch implements TwinSearch, Projection {

    private final MemoryTwins twins;
    private final Gatekeeper gatekeeper;

    public MemorySearch(MemoryTwins twins, Gatekeeper gatekeeper) {
        this.twins = twins;
        this.gatekeeper = gatekeeper;
    }

    @Override
    public Page search(Query query, Caller caller) {
        if (!query.cursor().isEmpty() && TwinId.thing(query.cursor()).isEmpty()) {
            throw new SearchInvalid("cursor", "it is none of ours");
        }
        var found = matching(query, caller)
                .filter(twin -> twin.id().text().compareTo(query.cursor()) > 0)
                .limit(query.size() + 1L)
                .toList();
        if (found.size() <= query.size()) {
            return new Page(found, "");
        }
        var page = found.subList(0, query.size());
        return new Page(page, page.getLast().id().text());
    }

    @Override
    public long count(Query query, Caller caller) {
        return matching(query, caller).count();
    }

    private Stream<Twin> matching(Query query, Caller caller) {
        return twins.things().stream()
                .filter(twin -> query.namespaces().isEmpty()
                        || query.namespaces().contains(twin.id().namespace()))
                .filter(twin -> query.below().isEmpty() || under(twin, query.below(), 32))
                .filter(twin -> gatekeeper
                        .access(caller, twin.policyId())
                        .partly(Permission.READ, Resource.THING, JsonPath.ROOT))
                .filter(twin -> RqlEvaluator.holds(query.filter(), path -> path.in(twin.document())));
    }

    private boolean under(Twin twin, List<TwinId> roots, int steps) {
        var parent = Relationships.parent(twin);
        return steps > 0
                && parent.isPresent()
                && (roots.contains(parent.get())
                        || twins.find(parent.get())
                                .filter(up -> under(up, roots, steps - 1))
                                .isPresent());
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Position reached() {
        return twins.head();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public Health health() {
        return Health.UP;
    }

    static Optional<TwinId> parent(Twin twin) {
        return Relationships.parent(twin);
    }
}
