package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Streams that nobody reads.
class SlowReadersTest {

    private static final int STREAMS = 40;
    private static final int CHANGES = 150;
    private static final int CHANGE_BYTES = 50_000;

    private final List<Socket> sockets = new ArrayList<>();
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        server.put("/api/2/things/slow:a", "{}");
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void readersThatDoNotReadHoldLittleMemory() throws Exception {
        // given
        for (int i = 0; i < STREAMS; i++) {
            assertThat(open()).contains("200");
        }
        long before = used();

        // when
        for (int i = 0; i < CHANGES; i++) {
            server.put("/api/2/things/slow:a/attributes/big", '"' + "x".repeat(CHANGE_BYTES) + '"');
        }

        // then
        long inAll = (long) STREAMS * CHANGES * CHANGE_BYTES;
        await().untilAsserted(() -> assertThat(used() - before).isLessThan(inAll / 4));
        assertThat(server.get("/api/2/things/slow:a").statusCode()).isEqualTo(200);
    }

    @Test
    void oneStreamTooManyIsToldToComeBack() throws Exception {
        // given
        for (int i = 0; i < 1_000; i++) {
            assertThat(open()).contains("200");
        }

        // then
        assertThat(open()).contains("429");
        assertThat(server.get("/api/2/things/slow:a").statusCode()).isEqualTo(200);
    }

    /// The heap in use once what can go has gone.
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String open() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        var request = "GET /api/2/things HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + server.admin + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
}
