package dev.pollux.sync.world;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.sync.twin.TwinProcess;
import dev.pollux.sync.twin.TwinSettings;
import dev.pollux.sync.world.History.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// The service over its lives: a door for requests and a courier for commands in front of the real twins, in a process
/// that crashes and starts again. Whoever asked a life that is over hears nothing more of it.
final class Service {

    private static final Instant BEGIN = Instant.parse("2031-05-01T00:00:00Z");
    private static final Duration COURIER = Duration.ofMillis(300);
    private static final Duration RESENT = Duration.ofMillis(1_500);
    private static final Duration CHECKED = Duration.ofMillis(1);
    static final String COURIERS = "courier ";

    private final Stage stage;
    private final Loop loop;
    private final Gen chance;
    private final Network network;
    private final Disk disk;
    private final Trace trace;
    private final Map<TwinId, Client> devices = new LinkedHashMap<>();
    private final Map<String, Long> carried = new HashMap<>();
    private TwinProcess process;
    private Duration clockAhead = Duration.ZERO;
    private boolean up;
    private boolean ended = true;
    private int life;

    Service(Stage stage, Gen chance, Network network, Disk disk, Trace trace) {
        this.stage = stage;
        this.loop = stage.loop();
        this.chance = chance;
        this.network = network;
        this.disk = disk;
        this.trace = trace;
        start();
        loop.after(COURIER, this::carry);
    }

    void connect(TwinId twin, Client device) {
        devices.put(twin, device);
    }

    Instant wallClock() {
        return BEGIN.plusNanos(loop.now()).plus(clockAhead);
    }

    private void start() {
        life++;
        ended = false;
        up = true;
        disk.open();
        trace.add(loop.now(), "start " + life);
        process = TwinProcess.start(
                stage.system(),
                "life-" + life,
                OpenGates.OPEN,
                disk,
                disk,
                TwinSettings.DEFAULT.withWaiting(64, 16),
                this::wallClock,
                () -> ended = true);
    }

    /// Everything in memory is gone; the next life begins after the pause, its clock somewhere else.
    void crash(Duration pause, Duration clockJump) {
        if (up) {
            trace.add(loop.now(), "crash " + life);
            stop();
            clockAhead = clockAhead.plus(clockJump);
            loop.after(pause, this::startOnceEnded);
        }
    }

    void stop() {
        up = false;
        disk.crash();
        process.kill();
        carried.clear();
    }

    boolean isEnded() {
        return ended;
    }

    private void startOnceEnded() {
        if (ended && loop.isIdle()) {
            start();
        } else {
            loop.after(CHECKED, this::startOnceEnded);
        }
    }

    void passivate(TwinId twin) {
        if (up) {
            trace.add(loop.now(), "passivate " + twin);
            process.passivate(twin);
        }
    }

    /// A request has come to the door.
    void receive(Client client, Asked asked) {
        if (!up) {
            return;
        }
        trace.add(loop.now(), "came " + asked.key);
        int mine = life;
        execute(asked).whenComplete((outcome, _) -> {
            if (up && mine == life) {
                trace.add(loop.now(), "answer " + asked.key + " " + Words.of(outcome));
                network.send(client.name(), "answer " + asked.key, () -> client.answered(asked, outcome));
            }
        });
    }

    private CompletionStage<Outcome> execute(Asked asked) {
        var caller = asked.caller;
        var key = asked.key;
        if (disk.mutation() == Mutation.IGNORES_RESENDS) {
            key = "";
        } else if (disk.mutation() == Mutation.MAKES_UP_A_REQUEST && chance.chance(5)) {
            caller = new Caller(caller.subjects(), caller.origin(), "nobody");
        }
        var timeout = Duration.ofMillis(1_000 + chance.below(9_000));
        return process.directory()
                .execute(asked.twin, asked.command, new Intent(caller, Preconditions.NONE, key, timeout));
    }

    /// Takes what is open to its device, and again while it is open.
    private void carry() {
        if (up) {
            devices.forEach((twin, device) -> disk.latest(twin).commands().values().stream()
                    .filter(command -> !command.state().isTerminal())
                    .sorted(Comparator.comparing(DeviceCommand::id))
                    .forEach(command -> carry(twin, device, command)));
        }
        loop.after(COURIER, this::carry);
    }

    private void carry(TwinId twin, Client device, DeviceCommand command) {
        Long last = carried.get(command.id());
        if (last != null && loop.now() - last < RESENT.toNanos()) {
            return;
        }
        carried.put(command.id(), loop.now());
        if (command.state() == State.ACCEPTED) {
            process.directory()
                    .execute(
                            twin,
                            new TwinCommand.Advance(command.id(), State.SENT, Json.NULL),
                            Intent.of(Caller.system(COURIERS + command.id())));
        }
        network.send(device.name(), "command " + command.id(), () -> device.receive(command));
    }
}
