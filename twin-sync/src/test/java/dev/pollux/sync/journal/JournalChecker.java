package dev.pollux.sync.journal;

import dev.pollux.model.json.Json;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// Compares a journal with what its writers were told: every acknowledged event is there, none twice, revisions leave
/// no gap, each event holds the value that was sent for it, and the newest state is the last event's. Keeps where it
/// read to, so that each round reads only what is new.
final class JournalChecker {

    private static final int PAGE = 5_000;

    private final long[] revisions;
    private final List<String> violations = new ArrayList<>();
    private Position read = Position.START;

    JournalChecker(int twins) {
        this.revisions = new long[twins];
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    long events() {
        return read.sequence();
    }

    void check(Journal journal, AtomicLongArray acknowledged) {
        for (var page = journal.after(read, PAGE); !page.isEmpty(); page = journal.after(read, PAGE)) {
            page.forEach(this::check);
            read = page.getLast().position();
        }
        if (!read.equals(journal.head())) {
            violations.add("reading ended at " + read.sequence() + ", the head is " + journal.head());
        }
        for (int n = 0; n < revisions.length; n++) {
            check(journal, n, acknowledged.get(n));
        }
    }

    private void check(Change change) {
        if (change.twin().kind() == TwinId.Kind.POLICY) {
            return;
        }
        int n = Integer.parseInt(change.twin().name().substring("pump-".length()));
        if (!(change.event() instanceof TwinEvent.Changed changed)) {
            violations.add("an event nobody sent: " + change);
            return;
        }
        if (changed.revision() != revisions[n] + 1) {
            violations.add("twin " + n + " goes from revision " + revisions[n] + " to " + changed.revision());
        }
        revisions[n] = changed.revision();
        var edit = changed.edits().getFirst();
        if (changed.revision() > 1 && !(edit instanceof Edit.Put(var _, var value, var _) && isSent(n, value))) {
            violations.add("twin " + n + " holds a value nobody sent: " + edit);
        }
    }

    private boolean isSent(int n, Json value) {
        return value.equals(Writes.value(n, revisions[n]));
    }

    private void check(Journal journal, int n, long acknowledged) {
        if (revisions[n] < acknowledged) {
            violations.add("twin " + n + " was acknowledged revision " + acknowledged + " and has " + revisions[n]);
        }
        long latest = journal.find(Writes.twin(n))
                .filter(twin ->
                        twin.document().object("attributes").get("value") instanceof Json value && isSent(n, value))
                .map(twin -> twin.revision())
                .orElse(0L);
        if (latest != revisions[n]) {
            violations.add("twin " + n + " stands at revision " + latest + ", its last event at " + revisions[n]);
        }
    }
}
