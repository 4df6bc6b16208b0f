package dev.pollux.sync.twin;

import dev.pollux.model.twin.Context;
import java.time.Duration;

/// Bounds of the twins held in memory and of the work waiting for them. `liveTwins` entities stay in memory, the least
/// recently used leave first. At most `waiting` requests are under way in all and `waitingPerTwin` for one twin;
/// beyond,
/// callers are told to come back. `round` is how many waiting requests of one twin are decided and stored together.
/// `dueEvery` is how often timers stored as data are looked at.
public record TwinSettings(
        int liveTwins,
        int shards,
        int waiting,
        int waitingPerTwin,
        int round,
        Duration dueEvery,
        Context.Limits limits) {

    public static final TwinSettings DEFAULT =
            new TwinSettings(20_000, 64, 20_000, 1_000, 100, Duration.ofSeconds(1), Context.Limits.DEFAULT);

    public TwinSettings {
        if (liveTwins < 1 || shards < 1 || waiting < 1 || waitingPerTwin < 1 || round < 1 || !dueEvery.isPositive()) {
            throw new IllegalArgumentException("bounds of twins are positive");
        }
    }

    public TwinSettings withLiveTwins(int count) {
        return new TwinSettings(count, shards, waiting, waitingPerTwin, round, dueEvery, limits);
    }

    public TwinSettings withWaiting(int all, int perTwin) {
        return new TwinSettings(liveTwins, shards, all, perTwin, round, dueEvery, limits);
    }

    public TwinSettings withDueEvery(Duration interval) {
        return new TwinSettings(liveTwins, shards, waiting, waitingPerTwin, round, interval, limits);
    }
}
