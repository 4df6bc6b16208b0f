package dev.pollux.bench;

import dev.pollux.model.port.TwinDirectory.Outcome;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// Durable changes of twins in this process, 500 under way over 1,000 twins.
final class EntityBench implements Bench {

    private static final int TWINS = 1_000;
    private static final int AT_ONCE = 500;
    private static final long RUN_NANOS = 8_000_000_000L;

    @Override
    public String name() {
        return "entity-durable";
    }

    @Override
    public String unit() {
        return "1/s";
    }

    @Override
    public Stage prepare() throws Exception {
        var lab = new TwinLab();
        lab.create(0, TWINS, Things::document);
        return new Stage() {
            @Override
            public Run run() throws Exception {
                return measure(lab);
            }

            @Override
            public void close() throws Exception {
                lab.close();
            }
        };
    }

    private static Bench.Run measure(TwinLab lab) throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        var refused = new LongAdder();
        var times = new Latencies();
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < RUN_NANOS; i++) {
            room.acquire();
            long asked = System.nanoTime();
            lab.put(i % TWINS, i % 997).whenComplete((outcome, _) -> {
                long took = System.nanoTime() - asked;
                refused.add(outcome instanceof Outcome.Done ? 0 : 1);
                synchronized (times) {
                    times.add(took);
                }
                room.release();
            });
        }
        room.acquire(AT_ONCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (refused.sum() > 0) {
            throw new IllegalStateException(refused.sum() + " changes were refused");
        }
        return new Bench.Run(times.count() / seconds, times.p99Millis(), Double.NaN);
    }
}
