package dev.pollux.sync.world;

import dev.pollux.sync.journal.StoredWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/// The world's [Disk] as Pekko Persistence sees it.
final class DiskJournal extends AsyncWriteJournal {

    private final StageSetup stage = StageSetup.of(context().system().settings().setup());

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        var outcomes = new ArrayList<CompletableFuture<Optional<Exception>>>();
        messages.forEach(message -> outcomes.add(write(message)));
        return FutureConverters.asScala(CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
                .<Iterable<Optional<Exception>>>thenApply(
                        _ -> outcomes.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Optional<Exception>> write(AtomicWrite message) {
        List<StoredWrite> writes = CollectionConverters.asJava(message.payload()).stream()
                .map(repr -> (StoredWrite) repr.payload())
                .toList();
        return stage.disk().append(message.persistenceId(), message.lowestSequenceNr(), writes);
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String pid, long from, long to, long max, Consumer<PersistentRepr> replay) {
        return FutureConverters.asScala(stage.disk().read(() -> {
            stage.disk().rows(pid).stream()
                    .filter(row -> row.seqNr() >= from && row.seqNr() <= to)
                    .limit(max)
                    .forEach(row ->
                            replay.accept(PersistentRepr.apply(row.event(), row.seqNr(), pid, "", false, null, "")));
            return null;
        }));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String pid, long from) {
        return FutureConverters.asScala(stage.disk().read(() -> stage.disk().highest(pid)));
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String pid, long to) {
        throw new UnsupportedOperationException("nothing is deleted in this world");
    }
}
