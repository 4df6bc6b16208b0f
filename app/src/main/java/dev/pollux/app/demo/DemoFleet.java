package dev.pollux.app.demo;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.model.twin.TwinId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A living factory: every device is a connection of its own that reports every few seconds and follows orders. About
/// three in a hundred are offline, and one motor's bearing begins to fail. Close it to disconnect all.
public final class DemoFleet implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DemoFleet.class);
    private static final double OFFLINE_SHARE = 0.03;
    private static final long CONNECT_EVERY_MILLIS = 4;
    private static final String FILE = "fleet.json";

    private final ServiceClient service;
    private final FleetFile file;
    private final FleetPlan plan;
    private final Chance chance;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final List<DeviceClient> clients = new ArrayList<>();

    private DemoFleet(ServiceClient service, FleetFile file, FleetPlan plan, long seed, InstantSource clock) {
        this.service = service;
        this.file = file;
        this.plan = plan;
        this.chance = Chance.of(seed, "fleet");
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("demo-devices").daemon().factory());
    }

    /// Makes what is missing of the fleet, then connects it in the background. Returns when the twins are there.
    public static DemoFleet start(ServiceClient service, Path dataFolder, int devices, long seed, InstantSource clock) {
        var file = FleetFile.open(dataFolder.resolve(FILE), clock.instant());
        var fleet = new DemoFleet(service, file, FleetPlan.of(devices), seed, clock);
        new FleetSetup(service, file).complete(fleet.plan);
        fleet.connectAll();
        return fleet;
    }

    private void connectAll() {
        var now = clock.instant();
        var broker = URI.create(service.run().mqttUrl());
        var threads = MqttClientExecutorConfig.builder().nettyThreads(1).build();
        long delay = 0;
        for (var device : plan.devices()) {
            var firmware = new VirtualDevice(device.kind(), machine(device, now));
            var secret = file.secrets().get(device.id());
            if (secret == null) {
                throw new IllegalStateException("the setup left " + device.id() + " without a credential");
            }
            var client = new DeviceClient(device.id(), firmware, secret, broker, threads, clock, timer);
            clients.add(client);
            boolean offline = isOffline(device.id());
            timer.schedule(() -> begin(client, offline), delay, TimeUnit.MILLISECONDS);
            delay += CONNECT_EVERY_MILLIS;
        }
    }

    private void begin(DeviceClient client, boolean offline) {
        var unused = client.connect().whenComplete((_, fault) -> {
            if (fault != null) {
                log.atWarn().addKeyValue("device", client).setCause(fault).log("demo device cannot connect");
            } else if (offline) {
                client.disconnect();
            } else {
                long interval = (long) (1000 * chance.with(client.toString()).between(2, 6));
                timer.scheduleAtFixedRate(client::report, 0, interval, TimeUnit.MILLISECONDS);
            }
        });
    }

    private Machine machine(FleetPlan.Device device, Instant now) {
        var machine = pastMachine(device);
        if (device.id().equals(failing())) {
            machine.failBearing(now.plusSeconds(30));
        }
        return machine;
    }

    private Machine pastMachine(FleetPlan.Device device) {
        return new Machine(device.kind(), chance.with(device.id().text()), file.bornAt());
    }

    /// The motor whose bearing fails: the last one, so that nobody finds it by looking at the top of a list.
    private TwinId failing() {
        return plan.devices().stream()
                .filter(device -> device.kind() == Kind.MOTOR && !isOffline(device.id()))
                .reduce((_, later) -> later)
                .map(FleetPlan.Device::id)
                .orElse(FleetPlan.SITE);
    }

    private boolean isOffline(TwinId id) {
        return chance.with(id.text()).with("offline").unit() < OFFLINE_SHARE;
    }

    /// Writes the week before the fleet was born, once, in the background.
    public void writePast(TelemetryHistory history) {
        if (!file.isPastWritten()) {
            Thread.ofPlatform()
                    .name("demo-past")
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .start(() -> past(history));
        }
    }

    private void past(TelemetryHistory history) {
        long began = System.nanoTime();
        var past = new Past(history);
        for (var device : plan.devices()) {
            if (timer.isShutdown()) {
                return;
            }
            past.write(device.id(), pastMachine(device), file.bornAt());
        }
        long samples = past.flush();
        file.pastWritten();
        log.atInfo()
                .addKeyValue("samples", samples)
                .addKeyValue("millis", (System.nanoTime() - began) / 1_000_000)
                .log("demo past written");
    }

    @Override
    public void close() {
        timer.shutdownNow();
        var gone = clients.stream()
                .map(client -> client.disconnect().exceptionally(_ -> null))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(gone)
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .join();
    }
}
