package dev.pollux.sync.twin;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.DueTimers;
import dev.pollux.sync.journal.PersistenceIds;
import dev.pollux.sync.twin.TwinEntity.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// One life of a process as [TwinSystem] arranges it, without cluster and disk: the real entities, lanes and timers in
/// a given actor system, over given ports. One actor stands in for the shards. It is killed, not closed.
public final class TwinProcess {

    private final ShardedDirectory directory;
    private final ActorRef<Shard.Order> shard;
    private final List<Cancellable> timers;

    private TwinProcess(ShardedDirectory directory, ActorRef<Shard.Order> shard, List<Cancellable> timers) {
        this.directory = directory;
        this.shard = shard;
        this.timers = timers;
    }

    /// `ended` is called when the last actor of this life is gone.
    public static TwinProcess start(
            ActorSystem<?> system,
            String name,
            Gatekeeper gatekeeper,
            ChangeLog log,
            DueTimers due,
            TwinSettings settings,
            InstantSource clock,
            Runnable ended) {
        var rules = new Rules(gatekeeper, clock, settings.limits(), log);
        var shard = system.systemActorOf(Shard.create(rules, ended), name, Props.empty());
        var directory = new ShardedDirectory(round -> shard.tell(new Shard.Deliver(round)), settings, Meters.NONE);
        var waker = new DueWaker(due, directory, clock, Meters.NONE);
        var scheduler = system.scheduler();
        var tick = ShardedDirectory.TICK;
        var timers = List.of(
                scheduler.scheduleWithFixedDelay(tick, tick, directory::tick, system.executionContext()),
                scheduler.scheduleWithFixedDelay(
                        settings.dueEvery(), settings.dueEvery(), waker::wake, system.executionContext()));
        return new TwinProcess(directory, shard, timers);
    }

    public TwinDirectory directory() {
        return directory;
    }

    /// The twin leaves memory; what comes for it meanwhile waits until it is back.
    public void passivate(TwinId id) {
        shard.tell(new Shard.Passivate(PersistenceIds.of(id)));
    }

    public void kill() {
        timers.forEach(Cancellable::cancel);
        shard.tell(Shard.Kill.KILL);
    }

    /// What a shard does for its entities: wakes them, and buffers for those that are leaving.
    private static final class Shard extends AbstractBehavior<Shard.Order> {

        sealed interface Order {}

        record Deliver(Message.Execute round) implements Order {}

        record Passivate(String entity) implements Order {}

        record Gone(String entity) implements Order {}

        enum Kill implements Order {
            KILL
        }

        private final Rules rules;
        private final Runnable ended;
        private final Map<String, ActorRef<Message>> awake = new HashMap<>();
        private final Map<String, List<Message.Execute>> leaving = new HashMap<>();

        static Behavior<Order> create(Rules rules, Runnable ended) {
            return Behaviors.setup(context -> new Shard(context, rules, ended));
        }

        private Shard(ActorContext<Order> context, Rules rules, Runnable ended) {
            super(context);
            this.rules = rules;
            this.ended = ended;
        }

        @Override
        public Receive<Order> createReceive() {
            return newReceiveBuilder()
                    .onAnyMessage(this::follow)
                    .onSignal(PostStop.class, _ -> {
                        ended.run();
                        return this;
                    })
                    .build();
        }

        private Behavior<Order> follow(Order order) {
            return switch (order) {
                case Deliver(var round) -> deliver(round);
                case Passivate(var entity) -> passivate(entity);
                case Gone(var entity) -> gone(entity);
                case Kill _ -> Behaviors.stopped();
            };
        }

        private Behavior<Order> deliver(Message.Execute round) {
            var waiting = leaving.get(round.entity());
            if (waiting == null) {
                awake.computeIfAbsent(round.entity(), this::wake).tell(round);
            } else {
                waiting.add(round);
            }
            return this;
        }

        private ActorRef<Message> wake(String entity) {
            var twin = getContext().spawnAnonymous(TwinEntity.create(entity, rules, new AtomicInteger()));
            getContext().watchWith(twin, new Gone(entity));
            return twin;
        }

        private Behavior<Order> passivate(String entity) {
            if (awake.containsKey(entity) && leaving.putIfAbsent(entity, new ArrayList<>()) == null) {
                awake.get(entity).tell(Message.Stop.STOP);
            }
            return this;
        }

        private Behavior<Order> gone(String entity) {
            awake.remove(entity);
            var waiting = leaving.remove(entity);
            if (waiting != null) {
                waiting.forEach(this::deliver);
            }
            return this;
        }
    }
}
