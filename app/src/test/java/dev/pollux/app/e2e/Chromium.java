package dev.pollux.app.e2e;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A headless Chromium with one page, driven over the Chrome DevTools Protocol: just enough to look at the console.
final class Chromium implements AutoCloseable {

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(64, 16 * 1024 * 1024));
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--window-size=1366,768",
            "--remote-debugging-port=0");

    private final Process process;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(Process process, WebSocket socket, Answers answers) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    /// Where Debian and others put it; empty when there is none.
    static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium open(Path browser, Path profile, String url) throws Exception {
        var command = Stream.of(Stream.of(browser.toString()), QUIET.stream(), Stream.of("--user-data-dir=" + profile))
                .flatMap(part -> part)
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var client = HttpClient.newHttpClient();
        var make = HttpRequest.newBuilder(URI.create("http://" + address(process) + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        var page = CODEC.parseObject(
                client.send(make, BodyHandlers.ofString()).body().getBytes(StandardCharsets.UTF_8));
        var answers = new Answers();
        var socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page.text("webSocketDebuggerUrl", "")), answers)
                .get(10, TimeUnit.SECONDS);
        var chromium = new Chromium(process, socket, answers);
        chromium.call("Page.enable", JsonObject.EMPTY);
        chromium.call("Log.enable", JsonObject.EMPTY);
        chromium.call("Page.navigate", JsonObject.of("url", Json.of(url)));
        return chromium;
    }

    private static String address(Process process) throws IOException {
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var match = LISTENING.matcher(line);
            if (match.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return match.group(1);
            }
        }
        throw new AssertionError("Chromium did not start");
    }

    /// The value of a script's expression, as text.
    String evaluate(String expression) {
        var asked = JsonObject.of("expression", Json.of(expression), "returnByValue", Json.of(true));
        var value = call("Runtime.evaluate", asked).object("result").get("value");
        return switch (value) {
            case Json.Text(var text) -> text;
            case null -> "";
            case Json other -> other.text();
        };
    }

    /// Errors the browser logged, such as what the content policy blocked.
    List<String> errors() {
        return List.copyOf(answers.errors);
    }

    private JsonObject call(String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonObject>();
        answers.open.put((long) id, answer);
        var message =
                JsonObject.of("id", Json.of(id), "method", Json.of(method)).with("params", parameters);
        socket.sendText(message.text(), true).join();
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static final class Answers implements WebSocket.Listener {

        private final Map<Long, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
        private final List<String> errors = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(CODEC.parseObject(text.toString().getBytes(StandardCharsets.UTF_8)));
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(JsonObject message) {
            if (message.get("id") instanceof Json.Int(var id)) {
                open.remove(id).complete(message.object("result"));
            } else if (message.text("method", "").equals("Log.entryAdded")) {
                var entry = message.object("params").object("entry");
                if (entry.text("level", "").equals("error")) {
                    errors.add(entry.text("text", ""));
                }
            }
        }
    }
}
