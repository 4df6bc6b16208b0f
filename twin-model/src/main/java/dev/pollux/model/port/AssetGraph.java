package dev.pollux.model.port;

import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// How assets stand to each other. Only nodes the caller may read are returned. A stage fails with
/// [GraphUnavailable] while the graph is down.
public interface AssetGraph {

    /// From the asset's parent up to the root.
    CompletionStage<List<Asset>> ancestors(TwinId id, Caller caller);

    /// The direct parts of the asset, ordered by id, after the given id (empty: from the start).
    CompletionStage<Page> children(TwinId id, String after, int size, Caller caller);

    /// The children of several assets at once, in one query: for batched tree reads. At most `size` per parent.
    CompletionStage<List<Page>> children(List<TwinId> ids, int size, Caller caller);

    /// Everything below the asset down to the depth (children are depth 1), ordered by id.
    CompletionStage<Page> descendants(TwinId id, int depth, String after, int size, Caller caller);

    /// Assets without a parent, ordered by id.
    CompletionStage<Page> roots(String after, int size, Caller caller);

    /// Edges that leave or reach the asset, of any name.
    CompletionStage<List<Edge>> edges(TwinId id, Caller caller);

    /// A shortest path along edges of the given names (empty: any), in either direction, at most `hops` long; empty
    /// when there is none.
    CompletionStage<List<Asset>> path(TwinId from, TwinId to, List<String> names, int hops, Caller caller);

    /// An asset in the graph. `parent` is its own text id, so it has one of a root only when it is a root.
    record Asset(TwinId id, String name, String definition, String parent, TwinId policy, int childCount) {}

    record Edge(TwinId from, String name, TwinId to) {}

    /// `next` is empty on the last page.
    record Page(TwinId parent, List<Asset> assets, String next) {
        public Page {
            assets = List.copyOf(assets);
        }
    }

    /// The graph cannot answer for now.
    final class GraphUnavailable extends RuntimeException {
        public GraphUnavailable(String message) {
            super(message, null, false, false);
        }
    }
}
