package dev.pollux.sync.journal;

import com.sun.management.OperatingSystemMXBean;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// How many events a second the journal takes, by writes in flight, each with a twin of about 1.2 KB. As a program:
/// `JournalLoad FOLDER SECONDS IN_FLIGHT…` prints a JSON line for each.
public final class JournalLoad {

    private static final int TWINS = 20_000;
    private static final Cause CAUSE = Cause.of("device:plant:pump", "0f4c9b1e-77aa", Cause.Origin.DEVICE);
    private static final JsonPath VALUE = JsonPath.parse("/features/f3/properties/value");

    private final Journal journal;
    private final Twin[] twins = new Twin[TWINS];
    private final long[] seqNrs = new long[TWINS];
    private final long[] nanos = new long[10_000_000];
    private final AtomicInteger done = new AtomicInteger();

    private JournalLoad(Journal journal) {
        this.journal = journal;
        for (int n = 0; n < TWINS; n++) {
            var id = new TwinId(TwinId.Kind.THING, "plant.hall", "pump-" + n);
            twins[n] = Decider.evolve(
                    Twin.absent(id), changed(1, new Edit.Put(JsonPath.ROOT, document(n), Instant.EPOCH)));
        }
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "load");
        try (var journal = Journal.open(folder, JournalSettings.DEFAULT, Meters.NONE)) {
            var load = new JournalLoad(journal);
            load.run(200, 5);
            for (var inFlight : Arrays.copyOfRange(args, 2, args.length)) {
                System.out.println(load.run(Integer.parseInt(inFlight), Integer.parseInt(args[1])));
            }
        }
        Folders.delete(folder);
    }

    private String run(int inFlight, int seconds) throws InterruptedException {
        var room = new Semaphore(inFlight);
        var random = new SplittableRandom(inFlight);
        done.set(0);
        long cpu = cpu();
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        int n = random.nextInt(TWINS);
        while (System.nanoTime() < end) {
            room.acquire();
            n = (n + 1) % TWINS;
            write(n, room);
        }
        room.acquire(inFlight);
        double took = (System.nanoTime() - began) / 1e9;
        int count = Math.min(done.get(), nanos.length);
        Arrays.sort(nanos, 0, count);
        return "{\"bench\":\"journal\",\"inFlight\":%d,\"perSecond\":%.0f,\"p50Ms\":%.2f,\"p99Ms\":%.2f,\"cpuMicros\":%.1f}"
                .formatted(
                        inFlight,
                        done.get() / took,
                        nanos[count / 2] / 1e6,
                        nanos[(int) (count * 0.99)] / 1e6,
                        (cpu() - cpu) / 1e3 / done.get());
    }

    private void write(int n, Semaphore room) {
        long began = System.nanoTime();
        var before = twins[n];
        long revision = before.revision() + 1;
        var event = changed(revision, new Edit.Put(VALUE, Json.of(revision * 0.5), Instant.EPOCH));
        twins[n] = Decider.evolve(before, event);
        journal.append(before.id(), ++seqNrs[n], new StoredWrite(event, twins[n], new Done(began, room)));
    }

    private final class Done implements StoredWrite.Receipt {
        private final long began;
        private final Semaphore room;

        Done(long began, Semaphore room) {
            this.began = began;
            this.room = room;
        }

        @Override
        public void stored(Position position) {
            int at = done.getAndIncrement();
            if (at < nanos.length) {
                nanos[at] = System.nanoTime() - began;
            }
            room.release();
        }

        @Override
        public void refused(Rejection rejection) {
            throw new IllegalStateException("refused: " + rejection);
        }
    }

    private static TwinEvent.Changed changed(long revision, Edit edit) {
        return new TwinEvent.Changed(revision, Instant.now(), List.of(edit), CAUSE, RequestKey.NONE);
    }

    private static JsonObject document(int n) {
        var random = new SplittableRandom(n);
        var features = JsonObject.builder();
        for (int f = 0; f < 8; f++) {
            var properties = JsonObject.builder()
                    .put("value", Json.of(random.nextDouble()))
                    .put("unit", "Cel")
                    .put("serial", Long.toHexString(random.nextLong()))
                    .put("quality", "good")
                    .put("limits", JsonObject.of("low", Json.of(random.nextInt(50)), "high", Json.of(99)));
            features.put("f" + f, JsonObject.of("properties", properties.build()));
        }
        return JsonObject.builder()
                .put("thingId", "plant.hall:pump-" + n)
                .put("policyId", "plant.hall:all")
                .put("attributes", JsonObject.of("name", Json.of("Pump " + n), "place", Json.of("hall " + n % 20)))
                .put("features", features.build())
                .build();
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
