package dev.pollux.model.port;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// A view kept up to date from the [ChangeLog], which can be dropped and rebuilt: the live index, the graph, history.
public interface Projection {

    /// The word by which health, metrics and acknowledgements name it: `index`, `graph`, `history`.
    String name();

    /// All changes up to here are in the view.
    Position reached();

    /// Completes with true once the view has passed the position, with false when the time is up.
    CompletionStage<Boolean> reach(Position position, Duration within);

    Health health();

    /// Whether a part works; when it does not, what is wrong and what that means for those who use the service.
    record Health(boolean up, String detail, String effect) {
        public static final Health UP = new Health(true, "", "");
    }
}
