package dev.pollux.web.http;

import dev.pollux.model.twin.Rejection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Runs what waits for a disk or another process on virtual threads, away from the event loops. At most [#SIZE] at a
/// time; more are refused as too busy.
public final class BlockingCalls implements AutoCloseable {

    private static final int SIZE = 256;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);
    private final Semaphore room = new Semaphore(SIZE);

    public <T> Mono<T> run(Callable<T> work) {
        return Mono.defer(() -> {
            if (!room.tryAcquire()) {
                return Mono.error(new Refused(new Rejection.TooBusy("blocking reads", Duration.ofSeconds(1))));
            }
            return Mono.fromCallable(work).subscribeOn(scheduler).doFinally(_ -> room.release());
        });
    }

    /// Where streams may do their reading.
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
