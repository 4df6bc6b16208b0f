package dev.pollux.sync.twin;

import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.PersistenceIds;
import dev.pollux.sync.journal.StoredWrite;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventRejectedException;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/// One twin, alive: the shell round decide and evolve. It holds no rule of its own. Woken by its first message from the
/// newest stored state; the shard stops it when others are used more. Its mailbox is short because the directory sends
/// one round at a time.
final class TwinEntity extends EventSourcedBehavior<TwinEntity.Message, StoredWrite, Twin> {

    /// What a twin's actor understands.
    sealed interface Message {

        /// Decide and store these requests of the twin, answer each, then say that it is over.
        record Execute(String entity, List<Request> requests, RoundEnd end) implements Message {}

        /// Leave memory.
        enum Stop implements Message {
            STOP
        }
    }

    private final TwinId id;
    private final Rules rules;
    private final AtomicInteger live;
    private final ReplayedEvents replays;
    private @Nullable RoundEnd pending;

    /// A journal that refuses a write has told the callers already, and the entity leaves memory; the next round wakes
    /// it from what is on disk. It does not live on, because a restart forgets what it had put aside, such as being
    /// told to leave, and the shard would wait for that for ever.
    static Behavior<Message> create(String entity, Rules rules, AtomicInteger live) {
        var begun = new AtomicBoolean();
        var once = Behaviors.<Message>setup(
                _ -> begun.compareAndSet(false, true) ? new TwinEntity(entity, rules, live) : Behaviors.stopped());
        return Behaviors.supervise(once)
                .onFailure(
                        EventRejectedException.class,
                        SupervisorStrategy.restart().withLoggingEnabled(false));
    }

    private TwinEntity(String entity, Rules rules, AtomicInteger live) {
        super(PersistenceId.ofUniqueId(entity));
        this.id = PersistenceIds.twin(entity)
                .orElseThrow(() -> new IllegalStateException("no twin has the name " + entity));
        this.rules = rules;
        this.live = live;
        this.replays = new ReplayedEvents(Twin.absent(id));
    }

    @Override
    public Twin emptyState() {
        return Twin.absent(id);
    }

    @Override
    public CommandHandler<Message, StoredWrite, Twin> commandHandler() {
        return (twin, message) -> switch (message) {
            case Message.Execute execute -> execute(twin, execute);
            case Message.Stop _ -> Effect().stop();
        };
    }

    private Effect<StoredWrite, Twin> execute(Twin twin, Message.Execute execute) {
        var round = Round.decide(twin, execute.requests(), rules);
        var effect = round.writes().isEmpty() ? Effect().none() : Effect().persist(round.writes());
        pending = execute.end();
        return effect.thenRun((Twin _) -> {
            round.answer();
            execute.end().over();
        });
    }

    /// Counts the living. A write that the journal turned down ends its round: the next one wakes the entity again.
    @Override
    public SignalHandler<Twin> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (_, _) -> live.incrementAndGet())
                .onSignal(PostStop.class, (_, _) -> live.decrementAndGet())
                .onSignal(PreRestart.class, (_, _) -> live.decrementAndGet())
                .onSignal(JournalPersistRejected.class, (_, _) -> turnedDown())
                .onSignal(JournalPersistFailed.class, (_, _) -> turnedDown())
                .build();
    }

    private void turnedDown() {
        if (pending != null) {
            pending.turnedDown();
        }
    }

    /// The state after is known from the decision; a replayed event comes without.
    @Override
    public EventHandler<Twin, StoredWrite> eventHandler() {
        return (twin, write) ->
                write.after() == replays.nothing() ? Decider.evolve(twin, write.event()) : write.after();
    }

    @Override
    public EventAdapter<StoredWrite, Object> eventAdapter() {
        return replays;
    }
}
