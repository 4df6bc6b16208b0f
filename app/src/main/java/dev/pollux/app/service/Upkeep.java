package dev.pollux.app.service;

import dev.pollux.model.port.Maintenance;
import dev.pollux.model.port.Maintenance.Rebuild.Stage;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/// Backups and rebuilds of the running service. One backup at a time, and one rebuild of each view. Thread-safe.
final class Upkeep implements Maintenance {

    private static final Rebuild NONE = new Rebuild(Stage.NONE, 0, "");

    private final DataFolder folder;
    private final Journal journal;
    private final Map<String, Builder> builders;
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();

    /// Builds a view anew and tells how many twins it has read.
    private interface Builder {
        CompletionStage<Void> rebuild(LongConsumer twins);
    }

    Upkeep(DataFolder folder, Journal journal, Graph graph, RebuildableIndex index) {
        this.folder = folder;
        this.journal = journal;
        this.builders = Map.of(
                "graph", twins -> graph(graph, twins),
                "index", _ -> CompletableFuture.runAsync(index::rebuild));
    }

    private static CompletionStage<Void> graph(Graph graph, LongConsumer twins) {
        return graph.store()
                .map(store -> store.rebuild(progress -> twins.accept(progress.twins())))
                .orElseGet(() -> CompletableFuture.failedStage(
                        new MaintenanceRefused(graph.projection().health().detail())));
    }

    @Override
    public CompletionStage<Copy> backup(Path target) {
        return CompletableFuture.supplyAsync(() -> copy(target));
    }

    private synchronized Copy copy(Path target) {
        if (Files.exists(target)) {
            throw new MaintenanceRefused(target + " exists already: name a folder that does not");
        }
        var position = journal.head();
        try {
            Files.createDirectories(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            journal.backup(target.resolve(BackupFolder.JOURNAL));
        } catch (JournalUnusable damage) {
            throw new MaintenanceRefused(String.valueOf(damage.getMessage()));
        } catch (IOException fault) {
            throw new MaintenanceRefused(target + " cannot be made: " + DataFolder.reason(fault));
        }
        return new BackupFolder(target).complete(folder.path(), position);
    }

    @Override
    public CompletionStage<Soundness> check() {
        return CompletableFuture.supplyAsync(() -> {
            var found = journal.verify();
            return new Soundness(found.events(), found.twins(), found.damage());
        });
    }

    @Override
    public List<String> rebuildable() {
        return builders.keySet().stream().sorted().toList();
    }

    @Override
    public void rebuild(String view) {
        var builder = builders.get(view);
        if (builder == null) {
            throw new IllegalArgumentException("no view is named " + view);
        }
        var begun = new Rebuild(Stage.RUNNING, 0, "");
        var before = rebuilds.put(view, begun);
        if (before != null && before.stage() == Stage.RUNNING) {
            rebuilds.put(view, before);
            return;
        }
        builder.rebuild(twins -> rebuilds.put(view, new Rebuild(Stage.RUNNING, twins, "")))
                .whenComplete((_, fault) -> rebuilds.compute(view, (_, state) -> ended(state, fault)));
    }

    private static Rebuild ended(Rebuild state, Throwable fault) {
        long twins = state == null ? 0 : state.twins();
        return fault == null
                ? new Rebuild(Stage.DONE, twins, "")
                : new Rebuild(Stage.FAILED, twins, String.valueOf(fault.getMessage()));
    }

    @Override
    public Rebuild rebuilding(String view) {
        return rebuilds.getOrDefault(view, NONE);
    }
}
