package dev.pollux.web;

import dev.pollux.web.http.Route;
import dev.pollux.web.memory.MemoryPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/// A server on a free port over ports in memory, and a client that speaks to it as the administrator unless told
/// otherwise.
public final class RunningServer implements AutoCloseable {

    public final MemoryPorts ports;
    public final String admin;

    private final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RunningServer(Path keys) {
        this(keys, List.of());
    }

    public RunningServer(Path keys, List<Route> more) {
        this.ports = new MemoryPorts(keys, InstantSource.system());
        this.server = WebServer.start(WebSettings.local(0), ports.ports(), more);
        this.admin = ports.issuer.token("admin", Duration.ofHours(1));
    }

    public int port() {
        return server.port();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /// A request with the administrator's token; headers come as name, value, name, value.
    public HttpResponse<String> call(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body));
        boolean authorized = false;
        for (int i = 0; i < headers.length; i += 2) {
            authorized |= headers[i].equals("authorization");
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        if (!authorized) {
            request.header("authorization", "Bearer " + admin);
        }
        return send(request.timeout(Duration.ofSeconds(20)).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(request + " failed", fault);
        }
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    public HttpResponse<String> put(String path, String json, String... headers) {
        return call("PUT", path, json, with(headers, "content-type", "application/json"));
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return call("POST", path, json, with(headers, "content-type", "application/json"));
    }

    public HttpResponse<String> patch(String path, String json, String... headers) {
        return call("PATCH", path, json, with(headers, "content-type", "application/merge-patch+json"));
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return call("DELETE", path, "", headers);
    }

    private static String[] with(String[] headers, String name, String value) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals(name)) {
                return headers;
            }
        }
        var more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
