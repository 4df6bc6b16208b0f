package dev.pollux.web.live;

import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Spreads the feed of changes to subscribers. Each has room for [#ROOM] changes; who falls further behind is cut off
/// with [Overflow], counted, and may come back. While nobody listens, a change costs nothing. Thread-safe.
public final class LiveFeed implements AutoCloseable {

    static final int ROOM = 1024;
    private static final int MOST_CLIENTS = 1000;

    /// A change, the newest state of its twin (empty when the twin is gone), and the policy it stands or last stood
    /// under.
    public record Happening(Change change, Optional<Twin> after, TwinId policy) {}

    /// The subscriber was too slow.
    public static final class Overflow extends RuntimeException {
        Overflow() {
            super("the subscriber fell behind", null, false, false);
        }
    }

    private final LatestTwins latest;
    private final BlockingCalls blocking;
    private final LastPolicies policies = new LastPolicies();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped;
    private final AutoCloseable subscription;

    public LiveFeed(Changes changes, LatestTwins latest, BlockingCalls blocking, Meters meters) {
        this.latest = latest;
        this.blocking = blocking;
        this.dropped = meters.counter("web.events.cut.off");
        meters.gauge("web.events.clients", clients, Set::size);
        this.subscription = changes.subscribe(this::spread);
    }

    private record Client(Predicate<TwinId> wanted, Sinks.Many<Change> sink) {}

    private void spread(Change change) {
        for (var client : clients) {
            if (client.wanted.test(change.twin())) {
                offer(client, change);
            }
        }
    }

    private void offer(Client client, Change change) {
        if (client.sink.tryEmitNext(change).isFailure() && clients.remove(client)) {
            dropped.increment();
            client.sink.tryEmitError(new Overflow());
        }
    }

    /// Changes of wanted twins from now on, read and seen on a virtual thread.
    /// Throws [Refused] when there are too many.
    public Flux<Happening> subscribe(Predicate<TwinId> wanted) {
        if (clients.size() >= MOST_CLIENTS) {
            throw new Refused(new Rejection.TooBusy("event streams", Duration.ofSeconds(10)));
        }
        return Flux.defer(() -> {
            if (clients.size() >= MOST_CLIENTS) {
                return Flux.error(new Overflow());
            }
            var client =
                    new Client(wanted, Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(ROOM)));
            clients.add(client);
            return client.sink
                    .asFlux()
                    .publishOn(blocking.scheduler(), 32)
                    .map(this::happening)
                    .doFinally(_ -> clients.remove(client));
        });
    }

    private Happening happening(Change change) {
        var after = latest.find(change.twin());
        after.ifPresent(policies::saw);
        return new Happening(change, after, policies.of(change.twin()));
    }

    /// A subscriber asks for this twin by name: its policy is remembered, should it go.
    void watched(Twin twin) {
        policies.saw(twin);
    }

    @Override
    public void close() throws Exception {
        subscription.close();
        clients.forEach(client -> client.sink.tryEmitComplete());
    }
}
