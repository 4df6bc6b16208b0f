package dev.pollux.sync.device;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Carries commands kept at a twin to its device, and the device's answer back to the twin. A command is sent when it
/// is accepted and again whenever the device comes back or begins to listen, until it ends, so a device may see it
/// twice under the same correlation id,
/// the command's own. One thread; at most [#WAITING] errands wait, more are left for the next reconnect and counted.
public final class CommandCourier implements AutoCloseable {

    private static final int WAITING = 10_000;

    private final DeviceLink link;
    private final TwinDirectory twins;
    private final LatestTwins latest;
    private final InstantSource clock;
    private final LongAdder dropped;
    private final LongAdder sent;
    private final BlockingQueue<Runnable> errands = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, Boolean> onTheWay = new ConcurrentHashMap<>();
    private final AutoCloseable subscription;
    private final Thread thread;

    public CommandCourier(
            DeviceLink link,
            TwinDirectory twins,
            LatestTwins latest,
            Changes changes,
            InstantSource clock,
            Meters meters) {
        this.link = link;
        this.twins = twins;
        this.latest = latest;
        this.clock = clock;
        this.dropped = meters.counter("device.commands.postponed");
        this.sent = meters.counter("device.commands.sent");
        this.thread = Thread.ofPlatform().name("pollux-courier").daemon().start(this::run);
        this.subscription = changes.subscribe(this::hear);
    }

    private void hear(Change change) {
        switch (change.event()) {
            case TwinEvent.CommandMoved moved
            when moved.command().state() == State.ACCEPTED -> enqueue(() -> carry(change.twin(), moved.command()));
            case TwinEvent.DeviceSeen seen
            when seen.presence().status() == Presence.Status.CONNECTED -> enqueue(() -> carryAll(change.twin()));
            case TwinEvent.CommandMoved _, TwinEvent.DeviceSeen _, TwinEvent.Changed _ -> {}
        }
    }

    /// The device now hears its inbox: what waits for it is sent.
    public void deviceListens(TwinId twin) {
        enqueue(() -> carryAll(twin));
    }

    private void enqueue(Runnable errand) {
        if (!errands.offer(errand)) {
            dropped.increment();
        }
    }

    private void run() {
        try {
            while (true) {
                errands.take().run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryAll(TwinId twin) {
        latest.find(twin).stream()
                .flatMap(known -> known.commands().values().stream())
                .filter(command -> !command.state().isTerminal())
                .sorted(Comparator.comparing(DeviceCommand::accepted))
                .forEach(command -> carry(twin, command));
    }

    private void carry(TwinId twin, DeviceCommand command) {
        var timeLeft = Duration.between(clock.instant(), command.expires());
        if (!timeLeft.isPositive()) {
            return;
        }
        if (!link.isConnected(twin)) {
            advance(twin, command, State.QUEUED, Json.NULL);
        } else if (onTheWay.putIfAbsent(key(twin, command), false) == null) {
            send(twin, command, timeLeft);
        } else {
            onTheWay.replace(key(twin, command), true);
        }
    }

    private void send(TwinId twin, DeviceCommand command, Duration timeLeft) {
        sent.increment();
        advance(twin, command, State.SENT, Json.NULL);
        var payload = Payload.json(command.payload());
        link.send(new Message(twin, command.feature(), "inbox", command.name(), payload, command.id()), timeLeft)
                .whenComplete((answer, _) -> {
                    boolean again = Boolean.TRUE.equals(onTheWay.remove(key(twin, command)));
                    settle(twin, command, answer);
                    if (again && answer instanceof Answer.Refused(Rejection.NoReceiver _)) {
                        deviceListens(twin);
                    }
                });
    }

    /// A command without an answer stays with the twin, which ends it when its time is up.
    private void settle(TwinId twin, DeviceCommand command, Answer answer) {
        switch (answer) {
            case Answer.Answered(int status, var payload)
            when status < 300 -> advance(twin, command, State.SUCCEEDED, json(payload));
            case Answer.Answered(int _, var payload) -> advance(twin, command, State.FAILED, json(payload));
            case Answer.Refused(Rejection.NoReceiver _) -> advance(twin, command, State.QUEUED, Json.NULL);
            case Answer.Refused _, Answer.Sent _ -> {}
        }
    }

    private void advance(TwinId twin, DeviceCommand command, State to, Json result) {
        if (command.state() != to) {
            twins.execute(
                    twin, new TwinCommand.Advance(command.id(), to, result), Intent.of(Caller.system(command.id())));
        }
    }

    private static Json json(Payload payload) {
        try {
            return payload.bytes().length == 0 ? Json.NULL : JsonCodec.DEFAULT.parse(payload.bytes());
        } catch (JsonInvalid _) {
            return Json.of(new String(payload.bytes(), StandardCharsets.UTF_8));
        }
    }

    private static String key(TwinId twin, DeviceCommand command) {
        return twin.text() + " " + command.id();
    }

    @Override
    public void close() throws Exception {
        subscription.close();
        thread.interrupt();
        thread.join();
    }
}
