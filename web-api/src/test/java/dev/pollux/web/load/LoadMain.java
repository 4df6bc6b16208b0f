package dev.pollux.web.load;

import dev.pollux.web.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.IntFunction;

/// Measures the web side alone, over twins in memory: `LoadMain [seconds] [connections]`. Prints one line a run.
final class LoadMain {

    private static final int THINGS = 1000;

    private LoadMain() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        long start = System.nanoTime();
        try (var server = new RunningServer(Files.createTempDirectory("keys"))) {
            System.out.printf("started in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            fill(server);
            measure(server, "get", seconds, connections, i -> request(server, "GET", i, "", ""));
            measure(
                    server,
                    "put",
                    seconds,
                    connections,
                    i -> request(server, "PUT", i, "/features/temp/properties/value", Integer.toString(i)));
        }
        System.exit(0);
    }

    private static void fill(RunningServer server) {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("\"attribute").append(i).append("\":\"some text of a common length\",");
        }
        for (int i = 0; i < THINGS; i++) {
            server.put(
                    "/api/2/things/load:thing" + i,
                    "{\"attributes\":{" + text + "\"n\":1},\"features\":{\"temp\":{\"properties\":{\"value\":1}}}}");
        }
    }

    private static void measure(
            RunningServer server, String name, int seconds, int connections, IntFunction<byte[]> requests)
            throws Exception {
        try (var client = new LoadClient(server.port(), connections, requests)) {
            client.run(seconds);
            for (int i = 0; i < 3; i++) {
                System.out.println(name + " " + client.run(seconds));
            }
        }
    }

    private static byte[] request(RunningServer server, String method, int i, String place, String body) {
        return (method + " /api/2/things/load:thing" + (i * 7919 & 0x7FFFFFFF) % THINGS + place + " HTTP/1.1\r\n"
                        + "Host: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer " + server.admin
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
