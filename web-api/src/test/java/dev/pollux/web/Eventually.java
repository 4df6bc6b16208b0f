package dev.pollux.web;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A stream of server-sent events, read on a thread of its own.
final class Eventually implements AutoCloseable {

    final List<String> lines = new CopyOnWriteArrayList<>();

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CompletableFuture<Stream<String>> body = new CompletableFuture<>();

    private Eventually(RunningServer server, String path, String token) {
        var request = HttpRequest.newBuilder(server.uri(path))
                .header("accept", "text/event-stream")
                .header("authorization", "Bearer " + token)
                .build();
        Thread.ofVirtual().start(() -> read(server, request));
    }

    static Eventually open(RunningServer server, String path) throws InterruptedException {
        return open(server, path, server.admin);
    }

    static Eventually open(RunningServer server, String path, String token) throws InterruptedException {
        var events = new Eventually(server, path, token);
        if (!events.opened.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the stream at " + path + " does not open");
        }
        return events;
    }

    private void read(RunningServer server, HttpRequest request) {
        try {
            var response = server.client().send(request, BodyHandlers.ofLines());
            body.complete(response.body());
            response.body().forEach(line -> {
                lines.add(line);
                opened.countDown();
            });
        } catch (Exception _) {
            opened.countDown();
        }
    }

    List<String> data() {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    @Override
    public void close() {
        body.thenAccept(Stream::close);
    }
}
