package dev.pollux.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/// Many connections on one thread, so that the client leaves the cores to the service it loads.
final class Loop implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Selector selector;

    private record Line(SocketChannel channel, Talk talk, ByteBuffer in, ByteBuffer out) {}

    /// Connects all talks to the address and lets each begin.
    Loop(URI address, List<? extends Talk> talks) throws IOException {
        this.selector = Selector.open();
        for (var talk : talks) {
            var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var line = new Line(channel, talk, ByteBuffer.allocate(BUFFER), ByteBuffer.allocate(BUFFER));
            channel.register(selector, SelectionKey.OP_READ, line);
            talk.begin(line.out);
            flush(line);
        }
    }

    /// Talks until the time (of [System#nanoTime]) has come.
    void until(long deadline) throws IOException {
        while (System.nanoTime() < deadline) {
            selector.select(this::serve, 10);
        }
    }

    private void serve(SelectionKey key) {
        try {
            var line = (Line) key.attachment();
            if (line.channel.read(line.in) < 0) {
                throw new IOException("the service closed a connection");
            }
            line.in.flip();
            line.talk.hear(line.in, line.out);
            line.in.compact();
            flush(line);
        } catch (IOException fault) {
            throw new IllegalStateException(fault.getMessage(), fault);
        }
    }

    /// What is said at a time is small: the socket takes it soon.
    private static void flush(Line line) throws IOException {
        line.out.flip();
        while (line.out.hasRemaining()) {
            line.channel.write(line.out);
        }
        line.out.clear();
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
