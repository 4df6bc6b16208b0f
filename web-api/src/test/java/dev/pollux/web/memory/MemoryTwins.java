package dev.pollux.web.memory;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.PolicyMaking;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// All twins in memory, round the real decide and evolve: directory, newest state, change log and live feed in one.
/// One lock orders the writes; reads take none.
public final class MemoryTwins implements TwinDirectory, LatestTwins, ChangeLog, Changes {

    private final Gatekeeper gatekeeper;
    private final InstantSource clock;
    private final Map<TwinId, Twin> states = new ConcurrentHashMap<>();
    private final List<Change> log = new ArrayList<>();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /// How often many twins were read in one go.
    public final AtomicInteger batchReads = new AtomicInteger();

    public MemoryTwins(Gatekeeper gatekeeper, InstantSource clock) {
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    @Override
    public synchronized CompletionStage<Outcome> execute(TwinId id, TwinCommand command, Intent intent) {
        var before = states.getOrDefault(id, Twin.absent(id));
        var context = new Context(
                clock.instant(),
                intent.caller().cause(),
                intent.when(),
                access(before, command, intent.caller()),
                intent.requestKey(),
                Context.Limits.DEFAULT);
        return CompletableFuture.completedFuture(
                switch (Decider.decide(before, command, context)) {
                    case Decision.Rejected(var rejection) -> new Outcome.Refused(rejection);
                    case Decision.Settled settled -> new Outcome.Done(before, settled.effect(), head());
                    case Decision.Accepted accepted -> store(before, accepted);
                });
    }

    private Outcome store(Twin before, Decision.Accepted accepted) {
        var after = accepted.events().stream().reduce(before, Decider::evolve, (_, last) -> last);
        if (after.id().kind() == TwinId.Kind.POLICY) {
            var wrong = after.exists() ? gatekeeper.check(after) : List.<Rejection>of();
            if (!wrong.isEmpty()) {
                return new Outcome.Refused(wrong.getFirst());
            }
            gatekeeper.learn(after);
        }
        states.put(after.id(), after);
        accepted.events().forEach(event -> log.add(new Change(new Position(log.size() + 1), after.id(), event)));
        var changes = log.subList(log.size() - accepted.events().size(), log.size());
        List.copyOf(changes).forEach(change -> listeners.forEach(listener -> listener.accept(change)));
        wakers.forEach(Runnable::run);
        return new Outcome.Done(after, accepted.effect(), new Position(log.size()));
    }

    private Access access(Twin before, TwinCommand command, Caller caller) {
        if (caller.isSystem()) {
            return Access.ALL;
        }
        if (before.exists()) {
            return gatekeeper.access(caller, before.policyId());
        }
        var document = switch (command) {
            case TwinCommand.Create(var made) -> made;
            case TwinCommand.Put(var _, JsonObject made) -> made;
            case TwinCommand.Merge(var _, JsonObject made) -> made;
            default -> JsonObject.EMPTY;
        };
        if (before.id().kind() == TwinId.Kind.POLICY) {
            return PolicyMaking.access(caller.subjects(), caller.origin(), document);
        }
        var policy = TwinId.policy(document.text("policyId", ""));
        return policy.map(named -> gatekeeper.access(caller, named)).orElse(Access.NONE);
    }

    @Override
    public Optional<Twin> find(TwinId id) {
        return Optional.ofNullable(states.get(id)).filter(Twin::exists);
    }

    @Override
    public List<Twin> find(List<TwinId> ids) {
        batchReads.incrementAndGet();
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /// All things that exist.
    public List<Twin> things() {
        return states.values().stream()
                .filter(twin -> twin.exists() && twin.id().kind() == TwinId.Kind.THING)
                .sorted(Comparator.comparing(Twin::id))
                .toList();
    }

    @Override
    public Cut cut() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Position head() {
        return new Position(log.size());
    }

    @Override
    public Position horizon() {
        return Position.START;
    }

    @Override
    public synchronized List<Change> after(Position position, int max) {
        int from = (int) position.sequence();
        return List.copyOf(log.subList(from, Math.min(log.size(), from + max)));
    }

    @Override
    public AutoCloseable onAppend(Runnable listener) {
        wakers.add(listener);
        return () -> wakers.remove(listener);
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
