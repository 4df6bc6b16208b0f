package dev.pollux.sync.world;

import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.sync.world.Disk.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What must hold in the log of one twin, whatever was asked.
final class LogRules {

    private LogRules() {}

    static List<String> check(List<Row> rows) {
        var wrong = new ArrayList<String>();
        numbers(rows, wrong);
        revisions(rows, wrong);
        onceEach(rows, wrong);
        return wrong;
    }

    private static void numbers(List<Row> rows, List<String> wrong) {
        long expected = 1;
        for (var row : rows) {
            if (row.seqNr() != expected++) {
                wrong.add(row.pid() + " has number " + row.seqNr() + " where " + (expected - 1) + " belongs");
            }
        }
    }

    private static void revisions(List<Row> rows, List<String> wrong) {
        long revision = 0;
        for (var row : rows) {
            if (row.event() instanceof TwinEvent.Changed changed) {
                if (changed.revision() != revision + 1) {
                    wrong.add(row.pid() + " goes from revision " + revision + " to " + changed.revision());
                }
                revision = changed.revision();
            }
        }
    }

    /// The same key twice is right only when the twin has accepted so much in between that it may have forgotten.
    private static void onceEach(List<Row> rows, List<String> wrong) {
        var lastAccepted = new HashMap<String, Integer>();
        int accepted = 0;
        for (var row : rows) {
            if (row.event() instanceof TwinEvent.Changed changed) {
                var before = lastAccepted.put(changed.cause().correlationId(), accepted);
                if (before != null && accepted - before <= RecentRequests.SIZE) {
                    wrong.add(changed.cause().correlationId() + " was done twice");
                }
                accepted++;
            }
        }
    }
}
