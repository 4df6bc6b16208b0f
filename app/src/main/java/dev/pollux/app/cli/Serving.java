package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.Pollux;
import dev.pollux.app.service.StartCache;
import dev.pollux.app.settings.SettingsReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/// A service in the foreground: started, announced, and taken down in reverse order when the process is told to end.
final class Serving {

    private static final Duration DEADLINE = Duration.ofSeconds(13);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final PrintStream out;
    private final Pollux pollux;

    private Serving(PrintStream out, Pollux pollux) {
        this.out = out;
        this.pollux = pollux;
    }

    /// Starts the service. What fails to start takes down what had started.
    static Serving start(Path data, ServeOptions options) {
        Logs.toFolder(data);
        var folder = DataFolder.open(data);
        var out = Logs.keepOutputClean(folder.path());
        try {
            var loaded = SettingsReader.read(folder.path(), options.settings(), System.getenv());
            var serving = new Serving(out, Pollux.start(folder, loaded));
            serving.with(folder);
            serving.with(serving.pollux);
            serving.with(StartCache.train(folder.path()));
            Runtime.getRuntime().addShutdownHook(new Thread(serving::stop, "stop"));
            return serving;
        } catch (RuntimeException fault) {
            folder.close();
            throw fault;
        }
    }

    Pollux pollux() {
        return pollux;
    }

    /// This closes before all that was there earlier.
    synchronized void with(AutoCloseable part) {
        open.push(part);
    }

    /// The one line scripts wait for, then what a person needs.
    void announce(Path data, boolean browser) {
        var run = pollux.run();
        out.println("Pollux is ready at " + run.httpUrl() + ", devices at " + run.mqttUrl() + ", data in " + data
                + pollux.pending());
        var link = run.httpUrl() + pollux.loginLink();
        if (pollux.isNew()) {
            out.println("Sign in once as the administrator: " + link + " (./pollux open prints another)");
        }
        out.flush();
        if (browser) {
            Browser.open(link);
        }
    }

    /// What hangs must not keep the process: after the deadline it ends, and what it started with it.
    private synchronized void stop() {
        Thread.ofPlatform().daemon().name("stop-deadline").start(Serving::endAtDeadline);
        Logs.onlyToFolder();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception fault) {
                System.err.println("pollux: stopping went on after " + fault);
            }
        }
    }

    private static void endAtDeadline() {
        LockSupport.parkNanos(DEADLINE.toNanos());
        System.err.println("pollux: stopping took too long and was cut short; nothing acknowledged is lost.");
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(CommandFailed.FAILED);
    }
}
