package dev.pollux.app.client;

import dev.pollux.app.service.RunFile;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Speaks to the running service as its administrator, over HTTP like everybody else. Faults end the verb with a
/// sentence.
public final class ServiceClient {

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(64, 64 * 1024 * 1024));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunFile run;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ServiceClient(RunFile run) {
        this.run = run;
    }

    /// A service that this process runs itself.
    public static ServiceClient of(RunFile run) {
        return new ServiceClient(run);
    }

    /// The service that runs with this data folder. Ends the verb when there is none.
    public static ServiceClient of(Path folder) {
        var run = RunFile.read(folder)
                .orElseThrow(() -> new CommandFailed(
                        CommandFailed.NOT_RUNNING,
                        "No Pollux is running with the data folder " + folder + ": start it with ./pollux up --data "
                                + folder + "."));
        if (!run.isAlive()) {
            throw new CommandFailed(
                    CommandFailed.NOT_RUNNING,
                    "The Pollux of " + folder + " (process " + run.pid()
                            + ") has ended without tidying up: start it again with ./pollux up --data " + folder + ".");
        }
        return new ServiceClient(run);
    }

    public RunFile run() {
        return run;
    }

    /// An answer: status and body, whatever they are.
    public record Answer(int status, String body, String etag) {
        public boolean isOk() {
            return status / 100 == 2;
        }

        public JsonObject json() {
            try {
                return CODEC.parseObject(body.getBytes(StandardCharsets.UTF_8));
            } catch (JsonInvalid invalid) {
                throw new CommandFailed("The service answered something that is no JSON object: "
                        + body.lines().findFirst().orElse("nothing") + ".");
            }
        }

        /// This answer, or the end of the verb with the service's own words.
        public Answer orFail(String doing) {
            if (isOk()) {
                return this;
            }
            var error = body.startsWith("{") ? json() : JsonObject.EMPTY;
            throw new CommandFailed(doing + " was refused with " + status + ": " + error.text("message", body) + " "
                    + error.text("description", ""));
        }
    }

    public Answer get(String path) {
        return send(request(path).GET(), PATIENCE);
    }

    /// In another form than JSON.
    public Answer get(String path, String accept) {
        return send(request(path).header("accept", accept).GET(), PATIENCE);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE(), PATIENCE);
    }

    public Answer put(String path, Json body, String... headers) {
        return send(with(request(path), headers).PUT(json(body)).header("content-type", "application/json"), PATIENCE);
    }

    public Answer post(String path, Json body) {
        return send(request(path).POST(json(body)).header("content-type", "application/json"), PATIENCE);
    }

    public Answer post(String path, String contentType, String body, Duration patience) {
        return send(request(path).POST(BodyPublishers.ofString(body)).header("content-type", contentType), patience);
    }

    /// An answer that arrives over time, such as server-sent events. The caller closes it.
    public HttpResponse<InputStream> stream(String path) {
        try {
            return http.send(
                    request(path).header("accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
        } catch (IOException fault) {
            throw unreachable(fault);
        } catch (InterruptedException _) {
            throw new CommandFailed("Interrupted.");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(run.httpUrl() + path))
                .header("authorization", "Bearer " + run.token());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static BodyPublisher json(Json body) {
        return BodyPublishers.ofByteArray(CODEC.bytes(body));
    }

    private Answer send(HttpRequest.Builder request, Duration patience) {
        try {
            var response = http.send(request.timeout(patience).build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("etag").orElse(""));
        } catch (IOException fault) {
            throw unreachable(fault);
        } catch (InterruptedException _) {
            throw new CommandFailed("Interrupted.");
        }
    }

    private CommandFailed unreachable(IOException fault) {
        return new CommandFailed(
                CommandFailed.NOT_RUNNING,
                "The service at " + run.httpUrl() + " does not answer ("
                        + fault.getClass().getSimpleName()
                        + "): look at ./pollux doctor and the log in the data folder.");
    }
}
