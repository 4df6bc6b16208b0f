package dev.pollux.sync.journal;

import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// The durable journal: every event of every twin in one order, and the newest state of each twin, in one folder. A
/// completed append is on disk. Thread-safe; one process per folder. Memory is bounded by [JournalSettings].
public final class Journal implements ChangeLog, LatestTwins, AutoCloseable {

    private static final int HALT = 70;

    private final Families families;
    private final GroupCommit writer;
    private final HighWaterMark mark;
    private final EventReader events;
    private final LatestReader latest;
    private final Path folder;
    private final Object cutting = new Object();
    private final Set<FleetCut> cuts = ConcurrentHashMap.newKeySet();
    private volatile long horizon;

    Journal(OpenedJournal opened, GroupCommit writer) {
        this.folder = opened.folder();
        this.families = opened.families();
        this.mark = opened.mark();
        this.horizon = opened.horizon();
        this.writer = writer;
        this.events = new EventReader(families);
        this.latest = new LatestReader(families);
    }

    /// Opens the journal in the folder, making it when there is none. Throws [JournalDamaged] when what is there is not
    /// what was written. An error on writing ends the process with code 70.
    public static Journal open(Path folder, JournalSettings settings, Meters meters) {
        return open(folder, settings, meters, () -> Runtime.getRuntime().halt(HALT));
    }

    /// As above; `fatal` is run on the writer's thread in place of ending the process.
    public static Journal open(Path folder, JournalSettings settings, Meters meters, Runnable fatal) {
        var opened = OpenedJournal.open(folder, settings);
        var writer = new GroupCommit(
                opened.families(),
                settings,
                new DiskRoom(folder, settings.reserveBytes()),
                opened.mark(),
                opened.head(),
                fatal,
                meters);
        var journal = new Journal(opened, writer);
        writer.start();
        return journal;
    }

    /// Stores event number `seqNr` of its twin together with the state after it. The position is known, and the event
    /// on disk, when the stage completes; it fails with [AppendRefused], or with [IllegalStateException] when that
    /// number is taken. The receipt is told first.
    public CompletionStage<Position> append(TwinId twin, long seqNr, StoredWrite write) {
        var writes = List.of(write);
        var append = twinAppend(PersistenceIds.of(twin), seqNr, writes);
        append(append);
        return append.done()
                .whenComplete((position, fault) -> Receipts.tell(writes, position, fault))
                .thenApply(Position::new);
    }

    /// An atomic write of consecutive twin events; the state after the last is the one kept.
    static Append twinAppend(String pid, long firstSeqNr, List<StoredWrite> writes) {
        var rows = new ArrayList<byte[]>(writes.size());
        long seqNr = firstSeqNr;
        for (var write : writes) {
            rows.add(EventForm.encode(new StoredEvent(pid, seqNr++, new StoredEvent.OfTwin(write.event()))));
        }
        var after = writes.getLast().after();
        return new Append(
                Keys.latest(pid),
                firstSeqNr,
                rows,
                TwinForm.encode(new StoredTwin(seqNr - 1, after)),
                DueTimers.earliest(after),
                new CompletableFuture<>());
    }

    void append(Append append) {
        writer.append(append);
    }

    EventReader events() {
        return events;
    }

    LatestReader latest() {
        return latest;
    }

    Families families() {
        return families;
    }

    /// Deadlines that twins set and that have to be brought back to them.
    public DueTimers timers() {
        return new StoredTimers(families);
    }

    @Override
    public Position head() {
        return new Position(writer.head());
    }

    @Override
    public Position horizon() {
        return new Position(horizon);
    }

    @Override
    public List<Change> after(Position position, int max) {
        if (position.sequence() < horizon) {
            throw new IllegalStateException("position " + position.sequence() + " lies before the horizon " + horizon);
        }
        long head = writer.head();
        return position.sequence() >= head ? List.of() : events.after(position.sequence(), head, max);
    }

    @Override
    public AutoCloseable onAppend(Runnable listener) {
        return writer.onAppend(listener);
    }

    @Override
    public Optional<Twin> find(TwinId id) {
        return latest.find(id);
    }

    @Override
    public List<Twin> find(List<TwinId> ids) {
        return latest.find(ids);
    }

    @Override
    public Cut cut() {
        var cut = FleetCut.of(families, horizon, cuts::remove);
        cuts.add(cut);
        return cut;
    }

    /// Cuts off history up to the position, but nothing above an open cut, and never the newest event. Every reader
    /// must
    /// have passed it. Gives the horizon reached. Blocks for about a second per million events.
    public Position cutHistory(Position upTo) {
        synchronized (cutting) {
            long limit = Math.min(upTo.sequence(), writer.head() - 1);
            for (var cut : cuts) {
                limit = Math.min(limit, cut.position().sequence());
            }
            long before = horizon;
            if (limit > before) {
                horizon = limit;
                new Horizon(families).cut(before, limit);
            }
            return new Position(horizon);
        }
    }

    /// The last position of an event that happened before the instant, or the horizon.
    public Position before(Instant instant) {
        return new Position(new Horizon(families).before(instant, horizon, writer.head()));
    }

    /// Copies the journal, as it is on disk now, into a new folder, and checks the copy whole. Throws [JournalDamaged]
    /// when the copy is not sound. Blocks, beside the running service; the copy needs as much room as the journal.
    public Verification backup(Path to) {
        return Backup.make(folder, families, to);
    }

    /// Makes the folder a journal again from a backup, checked whole. The folder must be empty or absent.
    public static Verification restore(Path from, Path folder) {
        return Backup.restore(from, folder);
    }

    /// Reads everything and checks it whole, beside the running service. Blocks for about a second per million events.
    public Verification verify() {
        return new DeepCheck(families, horizon).run();
    }

    /// Writes what waits, tells everyone, marks the head and closes the files. Cuts still open read no more.
    @Override
    public void close() {
        writer.close();
        List.copyOf(cuts).forEach(FleetCut::close);
        families.close();
        OpenedJournal.close(mark);
    }
}
