package dev.pollux.index;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TwinSearch;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Answers conditions over the whole fleet from columns in memory. Pages are checked against the newest documents;
/// counts are exact as of a position at most a few milliseconds behind the log. A condition, negated or not, holds only
/// for a twin whose policy lets the caller read the whole value it names (`exists`: any part of it). Any number of
/// threads may search; one thread of its own follows the log. Memory grows with the fleet and with
/// the columns, whose number is bounded.
public final class LiveIndex implements TwinSearch, Projection, AutoCloseable {

    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private final Tail tail;
    private final Thread thread;
    private final AutoCloseable listening;
    private final LongConsumer pageTime;
    private final LongConsumer countTime;

    private LiveIndex(ChangeLog log, LatestTwins latest, Gatekeeper gatekeeper, Tail tail, Meters meters) {
        this.latest = latest;
        this.gatekeeper = gatekeeper;
        this.tail = tail;
        this.pageTime = meters.timer("index.search", "kind", "page");
        this.countTime = meters.timer("index.search", "kind", "count");
        this.thread = Thread.ofPlatform().name("live-index").daemon().unstarted(tail);
        this.listening = log.onAppend(this::wake);
    }

    /// Reads the whole fleet once, then follows the log. Returns when searches can be answered.
    public static LiveIndex start(
            ChangeLog log, LatestTwins latest, Gatekeeper gatekeeper, IndexSettings settings, Meters meters) {
        var built = meters.counter("index.columns.built");
        var tail = new Tail(log, latest, gatekeeper, settings, built, meters.timer("index.lag"));
        var index = new LiveIndex(log, latest, gatekeeper, tail, meters);
        meters.gauge(
                "index.lag.changes",
                log,
                it -> it.head().sequence() - tail.reached().sequence());
        meters.gauge("index.twins", tail, it -> it.fleet().rows().living());
        meters.gauge("index.columns", tail, it -> it.fleet().columns().paths().size());
        meters.gauge("index.columns.bytes", tail, it -> it.fleet().columns().bytes());
        index.thread.start();
        return index;
    }

    private void wake() {
        if (tail.appended()) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public Page search(Query query, Caller caller) {
        PageSearch.check(query);
        long start = System.nanoTime();
        var page = new PageSearch(tail.fleet(), latest, gatekeeper, query, caller).page();
        pageTime.accept(System.nanoTime() - start);
        return page;
    }

    @Override
    public long count(Query query, Caller caller) {
        long start = System.nanoTime();
        long count = new PageSearch(tail.fleet(), latest, gatekeeper, query, caller).count();
        countTime.accept(System.nanoTime() - start);
        return count;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Position reached() {
        return tail.reached();
    }

    @Override
    public CompletionStage<Boolean> reach(Position position, Duration within) {
        return tail.waiters().add(position, within);
    }

    @Override
    public Health health() {
        return tail.health();
    }

    /// Stops following. Searches go on being answered from what there is.
    @Override
    public void close() throws Exception {
        listening.close();
        tail.close();
        LockSupport.unpark(thread);
        thread.join();
    }
}
