package dev.pollux.graph;

import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Fills an empty graph with twins, batch by batch. For one thread.
final class Refill {

    private final GraphConnection connection;
    private final int batch;
    private final Consumer<GraphStore.Progress> progress;
    private final Runnable check;
    private final List<Structure> waiting = new ArrayList<>();
    private long done;

    Refill(GraphConnection connection, int batch, Consumer<GraphStore.Progress> progress, Runnable check) {
        this.connection = connection;
        this.batch = batch;
        this.progress = progress;
        this.check = check;
    }

    void add(Twin twin) {
        if (twin.id().kind() != TwinId.Kind.THING || !twin.exists()) {
            return;
        }
        waiting.add(Structure.of(twin));
        if (waiting.size() == batch) {
            flush();
        }
    }

    void flush() {
        check.run();
        connection.write(tx -> {
            GraphWriter.add(tx, waiting);
            return true;
        });
        done += waiting.size();
        waiting.clear();
        progress.accept(new GraphStore.Progress(done));
    }
}
