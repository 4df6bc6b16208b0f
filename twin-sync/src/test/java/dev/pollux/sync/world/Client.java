package dev.pollux.sync.world;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.Cause.Origin;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.world.History.Asked;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/// A device or an operator: asks one thing after the other, a few at a time, and each under one key until it is
/// answered for good. A device also carries out commands, each once.
final class Client {

    private static final int OPEN = 4;

    private final String name;
    private final TwinId twin;
    private final Origin origin;
    private final Wishes wishes;
    private final Loop loop;
    private final Gen chance;
    private final Network network;
    private final Service service;
    private final History history;
    private final ArrayDeque<Asked> recent = new ArrayDeque<>();
    private boolean calm;
    private int asked;

    Client(String name, TwinId twin, Origin origin, Parts parts) {
        this.name = name;
        this.twin = twin;
        this.origin = origin;
        this.loop = parts.loop();
        this.chance = parts.chance();
        this.network = parts.network();
        this.service = parts.service();
        this.history = parts.history();
        this.wishes = new Wishes(parts.chance(), parts.service());
    }

    String name() {
        return name;
    }

    void start() {
        loop.after(Duration.ofMillis(chance.below(1_500)), this::act);
    }

    /// Wishes for nothing more; what is open is still pursued.
    void calm() {
        calm = true;
    }

    /// One more thing, after all faults.
    void lastWord() {
        ask(wishes.ofDevice());
    }

    private void act() {
        if (calm) {
            return;
        }
        while (!recent.isEmpty() && recent.peek().settled) {
            recent.poll();
        }
        if (recent.size() < OPEN) {
            recent.add(ask(origin == Origin.DEVICE ? wishes.ofDevice() : wishes.ofOperator(nextKey())));
        }
        loop.after(Duration.ofMillis(10 + chance.below(1_500)), this::act);
    }

    private String nextKey() {
        return name + "#" + (asked + 1);
    }

    Asked ask(TwinCommand command) {
        var key = nextKey();
        asked++;
        var subjects = List.of(origin == Origin.DEVICE ? "device:" + twin.text() : "pollux:" + name);
        var request = history.ask(key, twin, command, new Caller(subjects, origin, key));
        send(request);
        return request;
    }

    /// Sends, and sends again unless answered for good until then.
    private void send(Asked request) {
        if (!request.settled) {
            request.sent++;
            network.send(name, request.key, () -> service.receive(this, request));
            loop.after(Duration.ofMillis(500 + chance.below(2_500)), () -> send(request));
        }
    }

    void answered(Asked request, Outcome outcome) {
        request.answers.add(outcome);
        request.settled |= isFinal(outcome);
    }

    private static boolean isFinal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> true;
            case Outcome.Refused(var rejection) ->
                !(rejection instanceof Rejection.TooBusy
                        || rejection instanceof Rejection.TimedOut
                        || rejection instanceof Rejection.Unavailable
                        || rejection instanceof Rejection.StorageFull);
        };
    }

    /// The device is told to do something: it begins, and mostly says how it went. It does it once, however often it
    /// is told.
    void receive(DeviceCommand command) {
        if (history.perform(command.id()) && chance.chance(75)) {
            ask(new TwinCommand.Advance(command.id(), State.STARTED, Json.NULL));
            var end = chance.one(List.of(State.SUCCEEDED, State.SUCCEEDED, State.FAILED, State.REJECTED));
            loop.after(
                    Duration.ofMillis(chance.below(4_000)),
                    () -> ask(new TwinCommand.Advance(command.id(), end, Json.of(command.id()))));
        }
    }
}
