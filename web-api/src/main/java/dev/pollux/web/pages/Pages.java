package dev.pollux.web.pages;

import dev.pollux.web.http.BlockingCalls;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.DefaultResourceLoader;
import reactor.core.publisher.Mono;

/// Serves the console's files as they are, and our own few pages where it has none. Everything is from this origin: the
/// content policy allows nothing else.
public final class Pages {

    private static final String OWN = "classpath:/dev/pollux/web/pages/";
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "png", "image/png",
            "woff2", "font/woff2",
            "ttf", "font/ttf",
            "ico", "image/x-icon");
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final DefaultResourceLoader loader = new DefaultResourceLoader();
    private final String console;
    private final BlockingCalls blocking;

    public Pages(String console, BlockingCalls blocking) {
        this.console = console;
        this.blocking = blocking;
    }

    public List<Route> routes() {
        return List.of(
                page("/", "index.html"),
                page("/login", "index.html"),
                page("/console", "index.html"),
                page("/graphiql", "graphiql.html"),
                page("/docs", "docs.html"),
                Route.open("GET", "/{file}", "", call -> file(List.of(call.name("file")), "no-cache")),
                Route.open("GET", "/assets/**", "", this::asset));
    }

    private Route page(String path, String file) {
        return Route.open("GET", path, "", _ -> file(List.of(file), "no-cache"));
    }

    /// Names of built files hold a hash of their content.
    private Mono<Reply> asset(Call call) {
        var path = new ArrayList<String>();
        path.add("assets");
        path.addAll(call.rest());
        return file(path, FOREVER);
    }

    private Mono<Reply> file(List<String> path, String cache) {
        return blocking.run(() -> read(path)
                .map(bytes -> reply(path.getLast(), bytes, cache))
                .orElseGet(() -> Reply.text(404, "text/plain; charset=utf-8", "There is no such page.\n")));
    }

    private Optional<byte[]> read(List<String> path) throws IOException {
        if (!path.stream().allMatch(Pages::plain)) {
            return Optional.empty();
        }
        var name = String.join("/", path);
        for (var place : List.of(console, OWN)) {
            var resource = loader.getResource(place + name);
            if (resource.isReadable()) {
                return Optional.of(resource.getContentAsByteArray());
            }
        }
        return Optional.empty();
    }

    private static boolean plain(String segment) {
        return !segment.isEmpty()
                && !segment.startsWith(".")
                && segment.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 0x80 || "._-".indexOf(c) >= 0);
    }

    private static Reply reply(String file, byte[] bytes, String cache) {
        var type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
        return Reply.bytes(200, type, bytes)
                .with("cache-control", cache)
                .with("content-security-policy", POLICY)
                .with("referrer-policy", "no-referrer")
                .with("x-frame-options", "DENY");
    }
}
