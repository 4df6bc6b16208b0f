package dev.pollux.sync.world;

import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.world.Disk.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells the life of one twin again from its log, by decide and evolve alone: every event must follow from something a
/// client sent (or from the service's own clockwork) on the state before it; and every state that anyone was shown, and
/// every state that was stored, must be one of this life.
final class Retelling {

    private final TwinId id;
    private final History history;
    private final List<String> wrong = new ArrayList<>();
    private final Map<Long, List<Twin>> states = new HashMap<>();
    private Twin twin;

    Retelling(TwinId id, History history) {
        this.id = id;
        this.history = history;
        this.twin = Twin.absent(id);
        remember();
    }

    List<String> check(List<Row> rows) {
        int at = 0;
        while (at < rows.size()) {
            at += follow(rows, at);
        }
        answers();
        return wrong;
    }

    /// How many events one request led to.
    private int follow(List<Row> rows, int at) {
        var event = rows.get(at).event();
        var expected = expected(event);
        int count = Math.min(expected.size(), rows.size() - at);
        var found = rows.subList(at, at + count).stream().map(Row::event).toList();
        if (expected.isEmpty() || !found.equals(expected)) {
            wrong.add(id + ": " + Words.of(event) + " does not follow from what was asked");
            count = 1;
        }
        for (var row : rows.subList(at, at + count)) {
            twin = Decider.evolve(twin, row.event());
            remember();
            if (!row.after().equals(twin)) {
                wrong.add(id + ": the state stored with " + Words.of(row.event()) + " is not the one it leads to");
            }
        }
        return count;
    }

    private List<TwinEvent> expected(TwinEvent event) {
        return asked(event.cause(), event)
                .map(command -> Decider.decide(twin, command, context(event)))
                .map(decision ->
                        decision instanceof Decision.Accepted(var events, var _) ? events : List.<TwinEvent>of())
                .orElse(List.of());
    }

    private Optional<TwinCommand> asked(Cause cause, TwinEvent event) {
        if (cause.origin() != Cause.Origin.SYSTEM) {
            return history.find(cause.correlationId())
                    .filter(asked ->
                            asked.twin.equals(id) && asked.caller.cause().equals(cause))
                    .map(asked -> asked.command);
        }
        return Optional.of(
                cause.correlationId().startsWith(Service.COURIERS) && event instanceof TwinEvent.CommandMoved moved
                        ? new TwinCommand.Advance(moved.command().id(), State.SENT, Json.NULL)
                        : new TwinCommand.Tick());
    }

    private static Context context(TwinEvent event) {
        var cause = event.cause();
        var key = cause.origin() == Cause.Origin.SYSTEM ? "" : cause.correlationId();
        return new Context(event.at(), cause, Preconditions.NONE, Access.ALL, key, Context.Limits.DEFAULT);
    }

    private void remember() {
        states.computeIfAbsent(twin.revision(), _ -> new ArrayList<>()).add(twin);
    }

    private void answers() {
        for (var asked : history.all()) {
            for (var answer : asked.answers) {
                if (asked.twin.equals(id)
                        && answer instanceof Outcome.Done done
                        && !states.getOrDefault(done.twin().revision(), List.of())
                                .contains(done.twin())) {
                    wrong.add(asked.key + " was shown a state that never was");
                }
            }
        }
    }
}
