package dev.pollux.app.service;

import dev.pollux.graph.GraphStore;
import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.Projection;
import java.util.Optional;

/// The graph as the rest of the service sees it, there or not.
record Graph(AssetGraph questions, Projection projection, Optional<GraphStore> store) implements AutoCloseable {

    static Graph of(GraphStore store) {
        return new Graph(store, store, Optional.of(store));
    }

    static Graph absent(String reason) {
        var absent = new AbsentGraph(reason);
        return new Graph(absent, absent, Optional.empty());
    }

    @Override
    public void close() {
        store.ifPresent(GraphStore::close);
    }
}
