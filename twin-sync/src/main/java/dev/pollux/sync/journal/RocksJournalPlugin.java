package dev.pollux.sync.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/// The journal as Pekko Persistence sees it. Entities persist [StoredWrite] and replay
/// [dev.pollux.model.twin.TwinEvent]; anything else goes through Pekko's serialization. Writes are encoded here and
/// leave for the writer's queue at once; reads run on the dispatcher for blocking work.
final class RocksJournalPlugin extends AsyncWriteJournal {

    private static final String BLOCKING = "pekko.actor.default-blocking-io-dispatcher";

    private final Journal journal = JournalSetup.of(context().system());
    private final Serialization serialization =
            SerializationExtension.get(context().system());
    private final Executor reads = context().system().dispatchers().lookup(BLOCKING);

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        var outcomes = new ArrayList<CompletableFuture<Optional<Exception>>>();
        messages.forEach(message -> outcomes.add(write(message)));
        var all = CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
                .<Iterable<Optional<Exception>>>thenApply(
                        _ -> outcomes.stream().map(CompletableFuture::join).toList());
        return FutureConverters.asScala(all);
    }

    private CompletableFuture<Optional<Exception>> write(AtomicWrite message) {
        var events = CollectionConverters.asJava(message.payload());
        var writes = new ArrayList<StoredWrite>(events.size());
        for (var event : events) {
            if (event.payload() instanceof StoredWrite write) {
                writes.add(write);
            }
        }
        try {
            var append = writes.size() == events.size()
                    ? Journal.twinAppend(message.persistenceId(), message.lowestSequenceNr(), writes)
                    : otherAppend(message, events);
            journal.append(append);
            return append.done().handle((position, fault) -> outcome(writes, position, fault));
        } catch (IllegalArgumentException notStorable) {
            return CompletableFuture.completedFuture(Optional.of(notStorable));
        }
    }

    /// A refused write is rejected: the entity lives on. Any other fault fails it.
    private static Optional<Exception> outcome(
            List<StoredWrite> writes, @Nullable Long position, @Nullable Throwable fault) {
        Receipts.tell(writes, position, fault);
        return switch (fault) {
            case null -> Optional.empty();
            case AppendRefused refused -> Optional.of(refused);
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(fault);
        };
    }

    private Append otherAppend(AtomicWrite message, List<PersistentRepr> events) {
        var rows = new ArrayList<byte[]>(events.size());
        for (var event : events) {
            var serialized = serialization.serialize(event);
            if (serialized.isFailure()) {
                throw new IllegalArgumentException(
                        "the payload cannot be serialized", serialized.failed().get());
            }
            rows.add(EventForm.encode(new StoredEvent(
                    event.persistenceId(), event.sequenceNr(), new StoredEvent.Other(serialized.get()))));
        }
        return new Append(
                Keys.latest(message.persistenceId()),
                message.lowestSequenceNr(),
                rows,
                null,
                Append.NO_DEADLINE,
                new CompletableFuture<>());
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String pid, long from, long to, long max, Consumer<PersistentRepr> replay) {
        return reading(() -> {
            journal.events()
                    .replay(pid, from, to, max, journal.horizon().sequence(), stored -> replay.accept(repr(stored)));
        });
    }

    private PersistentRepr repr(StoredEvent stored) {
        return switch (stored.body()) {
            case StoredEvent.OfTwin(var event) ->
                PersistentRepr.apply(event, stored.seqNr(), stored.pid(), "", false, null, "");
            case StoredEvent.Other(var serialized) ->
                serialization.deserialize(serialized, PersistentRepr.class).get();
        };
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String pid, long from) {
        return FutureConverters.asScala(
                CompletableFuture.supplyAsync(() -> journal.events().highestSeqNr(pid), reads));
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String pid, long to) {
        return reading(() -> journal.events().deleteTo(pid, to));
    }

    private Future<Void> reading(Runnable work) {
        return FutureConverters.asScala(CompletableFuture.runAsync(work, reads));
    }
}
