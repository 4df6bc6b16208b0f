package dev.pollux.web.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/// A lean HTTP/1.1 client for measuring: one thread, many connections, one request in flight on each. It looks at the
/// status line and `content-length` only.
final class LoadClient implements AutoCloseable {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final IntFunction<byte[]> requests;
    private long[] nanos = new long[1 << 16];
    private int done;
    private int failed;

    /// One connection: what it reads into, and when its request left.
    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private final int number;
        private long sent;

        private Connection(SocketChannel channel, int number) {
            this.channel = channel;
            this.number = number;
        }

        private void send() throws IOException {
            in.clear();
            sent = System.nanoTime();
            var out = ByteBuffer.wrap(requests.apply(number));
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /// True when a whole response has come.
        private boolean receive() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the server closed a connection");
            }
            int end = end(in.array(), in.position());
            return end > 0 && in.position() >= end;
        }
    }

    LoadClient(int port, int connections, IntFunction<byte[]> requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel, i));
        }
    }

    /// Requests per second over the time, median and 99th percentile in milliseconds, and how many were refused.
    record Result(double perSecond, double p50, double p99, int failed) {}

    Result run(int seconds) throws IOException {
        done = 0;
        failed = 0;
        long start = System.nanoTime();
        long until = start + seconds * 1_000_000_000L;
        for (var key : selector.keys()) {
            ((Connection) key.attachment()).send();
        }
        int open = selector.keys().size();
        while (open > 0) {
            selector.select();
            var keys = selector.selectedKeys();
            for (var key : keys) {
                var connection = (Connection) key.attachment();
                if (connection.receive()) {
                    note(connection);
                    if (connection.sent < until && System.nanoTime() < until) {
                        connection.send();
                    } else {
                        open--;
                    }
                }
            }
            keys.clear();
        }
        return result(System.nanoTime() - start);
    }

    private void note(Connection connection) {
        if (done == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[done++] = System.nanoTime() - connection.sent;
        failed += connection.in.get(9) == '2' ? 0 : 1;
    }

    private Result result(long elapsed) {
        var sorted = Arrays.copyOf(nanos, done);
        Arrays.sort(sorted);
        return new Result(done * 1e9 / elapsed, sorted[done / 2] / 1e6, sorted[(int) (done * 0.99)] / 1e6, failed);
    }

    private static int end(byte[] bytes, int size) {
        int length = 0;
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1 + length;
            }
            if (bytes[i] == '\n') {
                length = Math.max(length, length(bytes, i + 1, size));
            }
        }
        return 0;
    }

    private static int length(byte[] bytes, int from, int size) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (from + i >= size || (bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return 0;
            }
        }
        int value = 0;
        for (int at = from + LENGTH.length; at < size && bytes[at] != '\r'; at++) {
            value = bytes[at] == ' ' ? value : value * 10 + bytes[at] - '0';
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
