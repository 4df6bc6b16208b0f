package dev.pollux.web.graphql;

import dev.pollux.model.port.AssetGraph.Asset;
import dev.pollux.model.port.AssetGraph.Page;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The asset tree. Children and live states are loaded level by level: one question to the graph and one read of
/// states for each, however many assets stand there.
final class AssetFields {

    private static final String CHILDREN = "children";
    private static final String TWINS = "twins";
    private static final int COUNTED = 500;

    private final GraphQlPorts ports;

    AssetFields(GraphQlPorts ports) {
        this.ports = ports;
    }

    /// An asset in the tree; `childCount` is below 0 while nobody has counted.
    private record Node(TwinId id, String name, String definition, int childCount) {}

    private record Parts(TwinId of, int size) {}

    void register(BatchLoaderRegistry loaders) {
        loaders.<Parts, List<Node>>forName(CHILDREN).registerMappedBatchLoader(this::parts);
        loaders.<TwinId, Twin>forName(TWINS).registerMappedBatchLoader(this::twins);
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("asset", this::asset)
                        .dataFetcher("assets", this::roots)
                        .dataFetcher("path", this::path));
        wiring.type("Asset", this::assetType);
        wiring.type("Twin", type -> type.dataFetcher("asset", field -> node(twin(field))));
    }

    private TypeRuntimeWiring.Builder assetType(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("id", field -> source(field).id().text())
                .dataFetcher("name", field -> source(field).name())
                .dataFetcher("definition", field -> source(field).definition())
                .dataFetcher("childCount", this::childCount)
                .dataFetcher("children", this::children)
                .dataFetcher("ancestors", this::ancestors)
                .dataFetcher(
                        "twin",
                        field -> this.<TwinId, Twin>load(
                                field, TWINS, source(field).id()));
    }

    private static Node source(DataFetchingEnvironment field) {
        if (field.getSource() instanceof Node node) {
            return node;
        }
        throw new IllegalStateException("the field has another parent than the schema says");
    }

    private static Twin twin(DataFetchingEnvironment field) {
        if (field.getSource() instanceof Twin twin) {
            return twin;
        }
        throw new IllegalStateException("the field has another parent than the schema says");
    }

    private <K, V> CompletableFuture<V> load(DataFetchingEnvironment field, String name, K key) {
        DataLoader<K, V> loader = field.getDataLoader(name);
        if (loader == null) {
            throw new IllegalStateException("there is no loader named " + name);
        }
        return loader.load(key);
    }

    private Optional<Node> asset(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        return ports.views().find(asked.id("id"), asked.caller()).map(AssetFields::node);
    }

    private static Node node(Twin twin) {
        var document = twin.document();
        var name = document.object("attributes").text("name", twin.id().name());
        return new Node(twin.id(), name, document.text("definition", ""), -1);
    }

    private static List<Node> nodes(List<Asset> assets) {
        return assets.stream()
                .map(asset -> new Node(asset.id(), asset.name(), asset.definition(), asset.childCount()))
                .toList();
    }

    private CompletionStage<List<Node>> roots(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        int size = asked.number("first", 1, Costs.WIDEST);
        return ports.graph()
                .roots(asked.text("after").orElse(""), size, asked.caller())
                .thenApply(page -> nodes(page.assets()));
    }

    private CompletionStage<List<Node>> path(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        return ports.graph()
                .path(
                        asked.id("from"),
                        asked.id("to"),
                        asked.list("names"),
                        asked.number("hops", 1, 10),
                        asked.caller())
                .thenApply(AssetFields::nodes);
    }

    private CompletionStage<List<Node>> ancestors(DataFetchingEnvironment field) {
        return ports.graph()
                .ancestors(source(field).id(), Asked.of(field).caller())
                .thenApply(AssetFields::nodes);
    }

    private CompletableFuture<List<Node>> children(DataFetchingEnvironment field) {
        int size = Asked.of(field).number("first", 1, Costs.WIDEST);
        return load(field, CHILDREN, new Parts(source(field).id(), size));
    }

    private CompletableFuture<Integer> childCount(DataFetchingEnvironment field) {
        var node = source(field);
        return node.childCount() >= 0
                ? CompletableFuture.completedFuture(node.childCount())
                : this.<Parts, List<Node>>load(field, CHILDREN, new Parts(node.id(), COUNTED))
                        .thenApply(List::size);
    }

    /// One question for each size of page asked for, which is one unless a query mixes them.
    private Mono<Map<Parts, List<Node>>> parts(Set<Parts> keys, BatchLoaderEnvironment batch) {
        var caller = caller(batch);
        return Flux.fromIterable(keys.stream().map(Parts::size).distinct().toList())
                .flatMap(size -> parts(keys, size, caller))
                .collect(HashMap::new, Map::putAll);
    }

    private Mono<Map<Parts, List<Node>>> parts(Set<Parts> keys, int size, Caller caller) {
        var ids = keys.stream().filter(key -> key.size() == size).map(Parts::of).toList();
        return Mono.fromCompletionStage(() -> ports.graph().children(ids, size, caller))
                .map(pages -> {
                    var byParent = new HashMap<Parts, List<Node>>();
                    ids.forEach(id -> byParent.put(new Parts(id, size), List.of()));
                    for (Page page : pages) {
                        byParent.put(new Parts(page.parent(), size), nodes(page.assets()));
                    }
                    return byParent;
                });
    }

    private Mono<Map<TwinId, Twin>> twins(Set<TwinId> ids, BatchLoaderEnvironment batch) {
        var caller = caller(batch);
        return ports.blocking().run(() -> {
            var found = new HashMap<TwinId, Twin>();
            for (var twin : ports.latest().find(List.copyOf(ids))) {
                if (ports.views().visible(twin, caller)) {
                    found.put(twin.id(), twin);
                }
            }
            return found;
        });
    }

    private static Caller caller(BatchLoaderEnvironment batch) {
        graphql.GraphQLContext context = batch.getContext();
        Caller caller = context == null ? null : context.get(Asked.CALLER);
        if (caller == null) {
            throw new IllegalStateException("a batch without a caller");
        }
        return caller;
    }
}
