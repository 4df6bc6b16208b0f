package dev.pollux.sync.world;

import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.Cause.Origin;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One world from its seed: a few twins, each with a device and an operator, and a service that faults befall until the
/// [#CALM]. After it everyone gets an answer and time passes every deadline; then the [Checker] judges.
final class World {

    static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(180);
    private static final Duration ALL_EXPIRED = CALM.plusSeconds(25);
    private static final Duration STEP = Duration.ofSeconds(1);

    /// What came of it: what is wrong, and all that happened.
    record Played(List<String> wrong, String trace, int writes) {}

    private final Loop loop;
    private final Gen chance;
    private final Faults faults;
    private final Trace trace = new Trace();
    private final History history = new History();
    private final List<TwinId> twins = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final Disk disk;
    private final Network network;
    private final Service service;

    private World(Stage stage, long seed, Faults faults, Mutation mutation) {
        this.loop = stage.loop();
        this.chance = loop.begin(seed);
        this.faults = faults;
        this.disk = new Disk(loop, chance, mutation, trace);
        stage.insert(disk);
        this.network = new Network(loop, chance, faults, trace);
        this.service = new Service(stage, chance, network, disk, trace);
    }

    static Played play(Stage stage, long seed, Faults faults, Mutation mutation) {
        return new World(stage, seed, faults, mutation).play();
    }

    private Played play() {
        populate();
        plan();
        loop.run(CALM);
        calm();
        var until = CALM;
        while (until.compareTo(END) < 0 && !(isSettled() && until.compareTo(ALL_EXPIRED) > 0)) {
            until = until.plus(STEP);
            loop.run(until);
        }
        service.stop();
        while (!service.isEnded() || !loop.isIdle()) {
            until = until.plus(STEP);
            loop.run(until);
        }
        return new Played(
                Checker.check(history, disk.log(), faults),
                trace.text(),
                disk.log().size());
    }

    private void populate() {
        var parts = new Parts(loop, chance, network, service, history);
        for (int i = 1 + chance.below(3); i > 0; i--) {
            var twin = new TwinId(TwinId.Kind.THING, "plant", "pump-" + i);
            var device = new Client("device-" + i, twin, Origin.DEVICE, parts);
            clients.add(device);
            clients.add(new Client("operator-" + i, twin, Origin.OPERATOR, parts));
            service.connect(twin, device);
            twins.add(twin);
        }
        clients.forEach(Client::start);
    }

    /// Draws the instants of all faults ahead.
    private void plan() {
        times(faults.crashes(), this::crash);
        times(faults.passivations(), () -> service.passivate(chance.one(twins)));
        times(faults.stalls(), () -> disk.stall(Duration.ofMillis(chance.below(12_000))));
        times(faults.fullDisks(), this::fill);
        times(faults.partitions(), this::partition);
    }

    private void times(int count, Runnable fault) {
        for (int i = 0; i < count; i++) {
            loop.after(
                    Duration.ofNanos(1_000_000L * chance.below((int) CALM.toMillis()) + chance.below(1_000_000)),
                    fault);
        }
    }

    private void crash() {
        int jump = (int) faults.clockJump().toMillis();
        service.crash(
                Duration.ofMillis(10 + chance.below(3_000)),
                Duration.ofMillis(jump == 0 ? 0 : chance.below(2 * jump) - jump));
    }

    private void fill() {
        disk.full(true);
        loop.after(Duration.ofMillis(chance.below(4_000)), () -> disk.full(false));
    }

    private void partition() {
        var client = chance.one(clients).name();
        network.cut(client);
        loop.after(Duration.ofMillis(chance.below(6_000)), () -> network.mend(client));
    }

    /// No more faults. Every twin leaves memory once, so that the last answers come from what was stored.
    private void calm() {
        trace.add(loop.now(), "calm");
        disk.full(false);
        network.calm();
        clients.forEach(Client::calm);
        twins.forEach(service::passivate);
        clients.forEach(Client::lastWord);
    }

    private boolean isSettled() {
        return history.all().stream().allMatch(asked -> asked.settled);
    }
}
