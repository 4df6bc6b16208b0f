package dev.pollux.model.port;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What an administrator does to the running service as a whole. Thread-safe.
public interface Maintenance {

    /// Writes a consistent copy of all that cannot be rebuilt into the folder, which must not exist yet, while the
    /// service runs. The stage fails with [MaintenanceRefused] when it cannot.
    CompletionStage<Copy> backup(Path folder);

    /// Reads everything that is stored and checks it whole. About a second per million events.
    CompletionStage<Soundness> check();

    /// The names of the views that can be dropped and built anew.
    List<String> rebuildable();

    /// Drops the view and begins to build it anew; one that is being rebuilt goes on with that.
    void rebuild(String view);

    /// How the newest rebuild of the view stands.
    Rebuild rebuilding(String view);

    /// A finished backup: everything up to the position is in it.
    record Copy(Path folder, long bytes, Position position) {}

    /// What a check found: how much there is, and each damage as one sentence, none when all is sound.
    record Soundness(long events, long twins, List<String> damage) {
        public Soundness {
            damage = List.copyOf(damage);
        }
    }

    /// How a rebuild stands: `twins` are read so far, `detail` says why one failed.
    record Rebuild(Stage stage, long twins, String detail) {

        /// Where a rebuild is in its life.
        public enum Stage {
            NONE,
            RUNNING,
            DONE,
            FAILED
        }
    }

    /// It cannot be done; the message is one sentence that says why.
    final class MaintenanceRefused extends RuntimeException {
        public MaintenanceRefused(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
