package dev.pollux.sync.world;

import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.journal.PersistenceIds;
import dev.pollux.sync.world.Disk.Row;
import dev.pollux.sync.world.History.Asked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Judges a world by what its clients saw and what is left in the log. It knows nothing of what happened in between.
final class Checker {

    private final History history;
    private final Faults faults;
    private final List<Row> log;
    private final List<String> wrong = new ArrayList<>();

    private Checker(History history, List<Row> log, Faults faults) {
        this.history = history;
        this.log = log;
        this.faults = faults;
    }

    /// Each sentence names a broken promise; none when all were kept.
    static List<String> check(History history, List<Row> log, Faults faults) {
        var checker = new Checker(history, log, faults);
        checker.requests();
        checker.twins();
        return checker.wrong;
    }

    private void requests() {
        for (var asked : history.all()) {
            var stored = log.stream().filter(row -> isOf(asked, row)).toList();
            if (!asked.settled) {
                wrong.add(asked.key + " got no final answer");
            }
            if (asked.isAcknowledged() && stored.isEmpty()) {
                wrong.add(asked.key + " was acknowledged and is not in the log");
            }
            if (!asked.isAcknowledged() && wasSentOnce(asked) && asked.settled && !stored.isEmpty()) {
                wrong.add(asked.key + " was refused and is in the log");
            }
            for (var answer : asked.answers) {
                if (answer instanceof Outcome.Done done
                        && !stored.isEmpty()
                        && done.position().isBefore(stored.getFirst().position())) {
                    wrong.add(asked.key + " was answered with a position before its own");
                }
            }
        }
    }

    private boolean wasSentOnce(Asked asked) {
        return asked.sent == 1 && faults.doublePercent() == 0;
    }

    /// Whether this is what came of the request. A step of a command may have been taken on another's word.
    private static boolean isOf(Asked asked, Row row) {
        return switch (asked.command) {
            case TwinCommand.Advance(var id, var to, var _) ->
                row.event() instanceof TwinEvent.CommandMoved moved
                        && moved.command().id().equals(id)
                        && moved.command().state() == to;
            case TwinCommand.Create _,
                    TwinCommand.Put _,
                    TwinCommand.Merge _,
                    TwinCommand.Delete _,
                    TwinCommand.Report _,
                    TwinCommand.Dispatch _,
                    TwinCommand.See _,
                    TwinCommand.Tick _ -> row.event().cause().correlationId().equals(asked.key);
        };
    }

    private void twins() {
        var ids = new LinkedHashSet<TwinId>();
        history.all().forEach(asked -> ids.add(asked.twin));
        for (var id : ids) {
            var pid = PersistenceIds.of(id);
            var rows = log.stream().filter(row -> row.pid().equals(pid)).toList();
            wrong.addAll(LogRules.check(rows));
            wrong.addAll(CommandRules.check(rows, history));
            wrong.addAll(new Retelling(id, history).check(rows));
        }
    }
}
