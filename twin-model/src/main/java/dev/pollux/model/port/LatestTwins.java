package dev.pollux.model.port;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The newest stored state of every twin: never older than any acknowledged write. Reading wakes no actor. Deleted
/// twins are not found. Thread-safe, may read from disk.
public interface LatestTwins {

    Optional<Twin> find(TwinId id);

    /// As many of these as exist, in any order, in one read.
    List<Twin> find(List<TwinId> ids);

    /// All twins as they stood at one instant of the log. Close it soon: it pins disk space.
    Cut cut();

    interface Cut extends AutoCloseable {
        Position position();

        Optional<Twin> find(TwinId id);

        void forEach(Consumer<Twin> each);

        /// The twins of one kind, with what their documents hold at these paths (at and below each). The rest of the
        /// documents, and what stands beside them, may be left out, so that a store reads less.
        default void forEach(TwinId.Kind kind, List<JsonPath> paths, Consumer<Twin> each) {
            forEach(twin -> {
                if (twin.id().kind() == kind) {
                    each.accept(twin);
                }
            });
        }

        @Override
        void close();
    }
}
