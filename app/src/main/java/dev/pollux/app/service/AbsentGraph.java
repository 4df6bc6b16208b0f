package dev.pollux.app.service;

import dev.pollux.model.port.AssetGraph;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Stands where a graph would be: every question fails with the reason, and health names it.
record AbsentGraph(String reason) implements AssetGraph, Projection {

    @Override
    public CompletionStage<List<Asset>> ancestors(TwinId id, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<Page> children(TwinId id, String after, int size, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<List<Page>> children(List<TwinId> ids, int size, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<Page> descendants(TwinId id, int depth, String after, int size, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<Page> roots(String after, int size, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<List<Edge>> edges(TwinId id, Caller caller) {
        return unavailable();
    }

    @Override
    public CompletionStage<List<Asset>> path(TwinId from, TwinId to, List<String> names, int hops, Caller caller) {
        return unavailable();
    }

    private <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedStage(new GraphUnavailable("there is no graph: " + reason));
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Position reached() {
        return Position.START;
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public Health health() {
        return new Health(
                false, reason, "hierarchy, relationships and paths cannot be asked for; twins and devices go on");
    }
}
