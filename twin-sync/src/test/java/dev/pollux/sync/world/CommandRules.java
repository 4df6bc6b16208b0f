package dev.pollux.sync.world;

import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.sync.world.Disk.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold for the device commands of one twin: each begins once, takes only steps that lead on, and ends. Its
/// id may begin again only when the twin has forgotten it: after enough others ended, or with a deletion.
final class CommandRules {

    private static final Set<State> ENDS =
            EnumSet.of(State.SUCCEEDED, State.FAILED, State.REJECTED, State.EXPIRED, State.CANCELLED, State.TIMED_OUT);
    private static final List<State> WAY =
            List.of(State.ACCEPTED, State.QUEUED, State.SENT, State.DELIVERED, State.STARTED);
    private static final int REMEMBERED = 10;

    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    static List<String> check(List<Row> rows, History history) {
        var rules = new CommandRules();
        rows.forEach(row -> rules.follow(row.event()));
        rules.allEnded();
        history.performed().stream()
                .filter(id -> history.find(id).isEmpty())
                .forEach(id -> rules.wrong.add("command " + id + " was carried out and never given"));
        return rules.wrong;
    }

    private void follow(TwinEvent event) {
        switch (event) {
            case TwinEvent.CommandMoved moved ->
                step(moved.command().id(), moved.command().state());
            case TwinEvent.Changed changed
            when isDeletion(changed) -> {
                allEnded();
                states.clear();
            }
            case TwinEvent.Changed _, TwinEvent.DeviceSeen _ -> {}
        }
    }

    private static boolean isDeletion(TwinEvent.Changed changed) {
        return changed.edits().getLast() instanceof Edit.Remove(var path, var _) && path.isRoot();
    }

    private void step(String id, State to) {
        var from = states.put(id, to);
        boolean begins = from == null || ended.lastIndexOf(id) >= 0 && isForgotten(id);
        if (begins ? to != State.ACCEPTED : !leads(from, to)) {
            wrong.add("command " + id + " took a step from " + from + " to " + to);
        }
        if (ENDS.contains(to)) {
            ended.add(id);
        }
    }

    private boolean isForgotten(String id) {
        return ended.size() - ended.lastIndexOf(id) > REMEMBERED;
    }

    private static boolean leads(State from, State to) {
        boolean back = from == State.SENT && to == State.QUEUED;
        return !ENDS.contains(from) && (ENDS.contains(to) || back || WAY.indexOf(to) > WAY.indexOf(from));
    }

    private void allEnded() {
        states.forEach((id, state) -> {
            if (!ENDS.contains(state)) {
                wrong.add("command " + id + " never ended, it is " + state);
            }
        });
    }
}
