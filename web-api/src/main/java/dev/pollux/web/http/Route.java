package dev.pollux.web.http;

import java.util.List;

/// One line of the table of routes. The template's segments are literal, `{name}` for one segment, or a final `**` for
/// any number, also none. `open` routes need no token. The summary is for the OpenAPI document; a route without one is
/// left out of it.
public record Route(String method, String template, boolean open, String summary, Handler handler) {

    public static Route of(String method, String template, String summary, Handler handler) {
        return new Route(method, template, false, summary, handler);
    }

    /// A route that anybody may call without proving who they are.
    public static Route open(String method, String template, String summary, Handler handler) {
        return new Route(method, template, true, summary, handler);
    }

    /// The same handler for several methods, each its own line of the table.
    public static List<Route> each(List<String> methods, String template, String summary, Handler handler) {
        return methods.stream()
                .map(method -> of(method, template, summary, handler))
                .toList();
    }

    List<String> segments() {
        return List.of(template.substring(1).split("/", -1));
    }
}
