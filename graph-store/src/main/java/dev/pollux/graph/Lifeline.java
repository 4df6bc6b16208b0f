package dev.pollux.graph;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The main class of the child process: runs another main class, and ends the process when its standard input ends.
/// The parent holds the other end and never writes, so the child goes with the parent however that one died.
public final class Lifeline {

    private static final long GRACE_MILLIS = 8_000;

    private Lifeline() {}

    /// The first argument is the main class to run, the rest are its arguments.
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::watch);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void watch() {
        awaitEnd();
        Thread.ofPlatform().daemon().name("lifeline-halt").start(Lifeline::haltAfterGrace);
        System.exit(0);
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this line: only its end matters.
            }
        } catch (IOException _) {
            // A broken line has ended too.
        }
    }

    private static void haltAfterGrace() {
        try {
            new CountDownLatch(1).await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
