package dev.pollux.web.http;

import java.util.ArrayList;
import java.util.List;

/// One line of the table of routes. The template's segments are literal, `{name}` for one segment, or a final `**` for
/// any number, also none. `open` routes need no token. Summary and query parameters are for the OpenAPI document; a
/// route without a summary is left out of it.
public record Route(
        String method, String template, boolean open, String summary, List<String> parameters, Handler handler) {

    public Route {
        parameters = List.copyOf(parameters);
    }

    public static Route of(String method, String template, String summary, Handler handler) {
        return new Route(method, template, false, summary, List.of(), handler);
    }

    /// A route that anybody may call without proving who they are.
    public static Route open(String method, String template, String summary, Handler handler) {
        return new Route(method, template, true, summary, List.of(), handler);
    }

    /// This route with more query parameters named.
    public Route query(String... names) {
        var all = new ArrayList<>(parameters);
        all.addAll(List.of(names));
        return new Route(method, template, open, summary, all, handler);
    }

    List<String> segments() {
        return List.of(template.substring(1).split("/", -1));
    }
}
