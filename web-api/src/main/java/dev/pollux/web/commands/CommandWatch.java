package dev.pollux.web.commands;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.json.Json;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The last step of recent commands, with its result, and those who wait for the next one. Remembers the last
/// [#SIZE] commands; an older one is still found in its twin, without its result. Thread-safe.
final class CommandWatch {

    static final int SIZE = 10_000;

    /// Where a command is, and what it led to.
    record Step(DeviceCommand command, Json result) {}

    private record Key(TwinId twin, String commandId) {}

    private final Map<Key, Step> steps = new LinkedHashMap<>();
    private final Map<Key, CompletableFuture<Step>> waiting = new LinkedHashMap<>();

    void moved(TwinId twin, TwinEvent.CommandMoved moved) {
        var key = new Key(twin, moved.command().id());
        var step = new Step(moved.command(), moved.result());
        CompletableFuture<Step> waiter;
        synchronized (this) {
            steps.remove(key);
            steps.put(key, step);
            if (steps.size() > SIZE) {
                steps.remove(steps.keySet().iterator().next());
            }
            waiter = waiting.remove(key);
        }
        if (waiter != null) {
            waiter.completeAsync(() -> step);
        }
    }

    synchronized Optional<Step> find(TwinId twin, String commandId) {
        return Optional.ofNullable(steps.get(new Key(twin, commandId)));
    }

    /// Completes at the command's next step. Those who give up leave the future: it goes with the next step, or is
    /// shared by whoever waits next.
    synchronized CompletableFuture<Step> next(TwinId twin, String commandId) {
        if (waiting.size() >= SIZE) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        return waiting.computeIfAbsent(new Key(twin, commandId), _ -> new CompletableFuture<>());
    }
}
