package dev.pollux.telemetry;

import java.io.OutputStream;
import java.io.PrintStream;

/// Keeps what the current thread prints off standard output and error, on which QuestDB greets and takes its leave,
/// while other threads print as ever.
final class Hush implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private Hush() {}

    static Hush begin() {
        var hush = new Hush();
        System.setOut(othersOnly(hush.out));
        System.setErr(othersOnly(hush.err));
        return hush;
    }

    private static PrintStream othersOnly(PrintStream stream) {
        return new PrintStream(new OthersOnly(stream, Thread.currentThread()), true, stream.charset());
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private static final class OthersOnly extends OutputStream {
        private final PrintStream stream;
        private final Thread hushed;

        OthersOnly(PrintStream stream, Thread hushed) {
            this.stream = stream;
            this.hushed = hushed;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (Thread.currentThread() != hushed) {
                stream.write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }
}
