package dev.pollux.web.http;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerResponse;

/// Lets a stream's pieces through no faster than its client takes them. The server would hold 128 pieces of each client
/// that does not read, whatever their size; behind this gate it holds as many as fill its write buffer (64 KiB), and
/// one. A client that takes nothing for [#PATIENCE] is cut off.
final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Channel channel;

    private Gate(Channel channel) {
        this.channel = channel;
    }

    /// The client reads nothing any more.
    private static final class Stalled extends RuntimeException {
        Stalled() {
            super("the client takes nothing", null, false, false);
        }
    }

    static Flux<byte[]> before(ServerHttpResponse response, Flux<byte[]> pieces) {
        if (!(response instanceof AbstractServerHttpResponse server)) {
            throw new IllegalStateException("a response without a connection: " + response.getClass());
        }
        HttpServerResponse reactor = server.getNativeResponse();
        var opened = new Gate[1];
        reactor.withConnection(connection -> opened[0] = new Gate(connection.channel()));
        return opened[0].slowed(pieces);
    }

    private Flux<byte[]> slowed(Flux<byte[]> pieces) {
        return pieces.concatMap(piece -> Mono.<byte[]>create(sink -> look(sink, piece, PATIENCE.toMillis())), 1);
    }

    /// On the channel's own thread, so that the piece before is in its buffer by now. Always a task of its own.
    private void look(MonoSink<byte[]> sink, byte[] piece, long left) {
        channel.eventLoop().execute(() -> pass(sink, piece, left));
    }

    private void pass(MonoSink<byte[]> sink, byte[] piece, long left) {
        if (channel.isWritable()) {
            sink.success(piece);
        } else if (left <= 0 || !channel.isActive()) {
            sink.error(new Stalled());
        } else {
            channel.eventLoop()
                    .schedule(
                            () -> pass(sink, piece, left - LOOK_AGAIN_MILLIS),
                            LOOK_AGAIN_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }
}
