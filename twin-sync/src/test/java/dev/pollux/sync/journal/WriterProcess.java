package dev.pollux.sync.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// A [CrashWriter] or [CrashTwins] in a process of its own, and the acknowledgements it has said. Only the process is
/// ended, never the
/// listening: what it said before it died is all heard.
final class WriterProcess implements AutoCloseable {

    private final Process process;
    private final AtomicLongArray acknowledged;
    private final LongAdder refused = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread listening;

    private WriterProcess(Process process, AtomicLongArray acknowledged) {
        this.process = process;
        this.acknowledged = acknowledged;
        this.listening = Thread.ofPlatform().daemon().start(this::listen);
    }

    /// Starts a writer, a class with a main method, on the folder; `before` goes before the command, such as a tracer.
    /// Acknowledgements raise the entries of the array, one for each twin.
    static WriterProcess start(Class<?> writer, Path folder, AtomicLongArray acknowledged, List<String> before)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx192m",
                "-Djava.io.tmpdir=" + NativeLibrary.folder(),
                "-Djava.library.path=" + NativeLibrary.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                writer.getName(),
                folder.toString(),
                Integer.toString(acknowledged.length())));
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolveSibling("writer.log").toFile())
                .start();
        return new WriterProcess(process, acknowledged);
    }

    private void listen() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                int twin = in.readInt();
                long revision = in.readLong();
                switch (twin) {
                    case AckPipe.READY -> ready.countDown();
                    case AckPipe.REFUSED -> refused.increment();
                    default -> {
                        acknowledged.accumulateAndGet(twin, revision, Math::max);
                        heard.increment();
                    }
                }
            }
        } catch (EOFException _) {
            ready.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the first write was sent, or the process ended without.
    void awaitReady() throws InterruptedException {
        ready.await();
    }

    /// Waits for the process to end by itself; gives its exit code.
    int awaitEnd(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer did not end within " + seconds + " s");
        }
        listening.join();
        return process.exitValue();
    }

    /// `kill -9`. Returns once all that the process said was heard.
    void kill() throws InterruptedException {
        // The handle, unlike the process object, leaves the pipe open.
        process.toHandle().destroyForcibly();
        process.waitFor();
        listening.join();
    }

    long heard() {
        return heard.sum();
    }

    long refused() {
        return refused.sum();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
