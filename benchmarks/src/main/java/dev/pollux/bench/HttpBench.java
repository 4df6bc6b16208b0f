package dev.pollux.bench;

import dev.pollux.app.client.ServiceClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.LongFunction;

/// 64 connections that read a whole thing, or put one property, over 1,000 things with their own policies.
final class HttpBench implements Bench {

    private static final int CONNECTIONS = 64;
    private static final int THINGS = 1_000;

    private final String name;
    private final boolean writes;

    HttpBench(String name, boolean writes) {
        this.name = name;
        this.writes = writes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "1/s";
    }

    @Override
    public Stage prepare() throws Exception {
        var data = ServiceLab.folder();
        var lab = ServiceLab.start(data, "up");
        var client = lab.client();
        Things.create(client, THINGS);
        return new Stage() {
            @Override
            public Run run() throws Exception {
                var times = new Latencies();
                var talks = new ArrayList<HttpTalk>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    talks.add(new HttpTalk(requests(client, i), times));
                }
                try (var loop = new Loop(URI.create(client.run().httpUrl()), talks)) {
                    return Load.drive(loop, times);
                }
            }

            @Override
            public void close() throws Exception {
                lab.close();
                ServiceLab.delete(data);
            }
        };
    }

    private LongFunction<byte[]> requests(ServiceClient client, int connection) {
        var auth =
                "\r\nhost: localhost\r\nauthorization: Bearer " + client.run().token() + "\r\n";
        return number -> {
            var path = "/api/2/things/" + Things.id((int) ((number * CONNECTIONS + connection) % THINGS));
            var request = writes
                    ? "PUT " + path + "/features/temperature/properties/value HTTP/1.1" + auth
                            + "content-type: application/json\r\ncontent-length: 5\r\n\r\n%05.2f"
                                    .formatted(10 + number % 80 + 0.25)
                    : "GET " + path + " HTTP/1.1" + auth + "\r\n";
            return request.getBytes(StandardCharsets.US_ASCII);
        };
    }
}
