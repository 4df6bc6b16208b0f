package dev.pollux.sync.twin;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.PersistenceIds;
import dev.pollux.sync.twin.TwinEntity.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// All twins over their shards. Each busy twin has a [Lane]: one round is with the entity, the rest waits here, so no
/// mailbox fills and what waited is stored together. Bounded in all and per twin; beyond that callers are refused at
/// once and counted. Thread-safe. Deadlines are kept in ticks of [#TICK], driven from outside.
final class ShardedDirectory implements TwinDirectory {

    static final Duration TICK = Duration.ofMillis(100);
    static final long LOST_AFTER_TICKS = 50;
    private static final long REST_TICKS = 2;

    private static final Rejection CLOSING = new Rejection.Unavailable("twins", Duration.ofSeconds(5));

    private final ConcurrentHashMap<TwinId, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Consumer<Message.Execute> entities;
    private final TwinSettings settings;
    private final LongAdder offered;
    private final LongAdder shed;
    private final LongAdder overdue;
    private final Refusals refusals;
    private volatile long tick;
    private volatile boolean closing;

    ShardedDirectory(Consumer<Message.Execute> entities, TwinSettings settings, Meters meters) {
        this.entities = entities;
        this.settings = settings;
        this.offered = meters.counter("twin.requests.offered");
        this.shed = meters.counter("twin.requests.shed");
        this.overdue = meters.counter("twin.requests.overdue");
        this.refusals = new Refusals(meters);
        meters.gauge("twin.requests.waiting", underWay, AtomicInteger::get);
        meters.gauge("twin.lanes", lanes, ConcurrentHashMap::size);
    }

    @Override
    public CompletionStage<Outcome> execute(TwinId id, TwinCommand command, Intent intent) {
        offered.increment();
        if (closing) {
            return refused(CLOSING);
        }
        if (underWay.incrementAndGet() > settings.waiting()) {
            underWay.decrementAndGet();
            return refused(new Rejection.TooBusy("twins", Duration.ofSeconds(1)));
        }
        var request = new Request(command, intent, lastTick(intent.timeout()), new CompletableFuture<>());
        if (!enter(id, request)) {
            underWay.decrementAndGet();
            return refused(new Rejection.TooBusy("twin", Duration.ofSeconds(1)));
        }
        return request.answer();
    }

    private CompletionStage<Outcome> refused(Rejection rejection) {
        shed.increment();
        return CompletableFuture.completedStage(new Outcome.Refused(rejection));
    }

    private long lastTick(Duration timeout) {
        return tick + Math.max(1, timeout.toMillis() / TICK.toMillis());
    }

    /// Puts the request at the end of the twin's lane, and starts the lane when it is new.
    private boolean enter(TwinId id, Request request) {
        var entered = new boolean[] {true};
        var round = new ArrayList<Request>(1);
        var lane = lanes.compute(id, (_, known) -> {
            var here = known == null ? new Lane() : known;
            if (here.length() >= settings.waitingPerTwin()) {
                entered[0] = false;
                return here;
            }
            here.add(request);
            if (known == null) {
                round.addAll(here.next(settings.round()));
            }
            return here;
        });
        if (!round.isEmpty()) {
            send(id, lane, lane.inHand());
        }
        return entered[0];
    }

    private void send(TwinId id, Lane lane, List<Request> round) {
        entities.accept(new Message.Execute(PersistenceIds.of(id), round, new RoundEnd() {
            @Override
            public void over() {
                ShardedDirectory.this.over(id, lane, round);
            }

            @Override
            public void turnedDown() {
                rest(id, lane);
            }
        }));
    }

    private void rest(TwinId id, Lane lane) {
        lanes.computeIfPresent(id, (_, known) -> {
            if (known == lane) {
                known.restUntil(tick + REST_TICKS);
            }
            return known;
        });
    }

    /// The entity is through with a round: the next one goes out, or the lane ends.
    private void over(TwinId id, Lane lane, List<Request> round) {
        var next = new ArrayList<List<Request>>(1);
        lanes.computeIfPresent(id, (_, known) -> {
            if (known != lane || known.inHand() != round) {
                return known;
            }
            underWay.addAndGet(-round.size());
            round.forEach(refusals::count);
            var following = known.next(settings.round());
            if (following.isEmpty()) {
                return null;
            }
            next.add(following);
            return known;
        });
        next.forEach(following -> send(id, lane, following));
    }

    /// One tick of time: whoever waited too long is told so, and a round that never came back is given up.
    void tick() {
        long now = tick + 1;
        tick = now;
        lanes.forEach((id, lane) -> {
            var late = new ArrayList<Request>();
            var lost = new ArrayList<List<Request>>(1);
            lanes.computeIfPresent(id, (_, known) -> {
                int before = known.length();
                late.addAll(known.expired(now));
                underWay.addAndGet(known.length() - before);
                if (known.isLost(now) || known.isRested(now)) {
                    lost.add(known.inHand());
                }
                return known;
            });
            late.forEach(this::timeOut);
            lost.forEach(round -> over(id, lane, round));
        });
    }

    private void timeOut(Request request) {
        overdue.increment();
        request.answer(new Outcome.Refused(
                new Rejection.TimedOut("twin", request.intent().timeout())));
    }

    /// Refuses what comes from now on.
    void close() {
        closing = true;
    }

    boolean isIdle() {
        return lanes.isEmpty();
    }
}
