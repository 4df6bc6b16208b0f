package dev.pollux.web.pages;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/// The OpenAPI document, made from the very table that requests are routed by: it cannot name a resource that is not
/// there, nor forget one that is.
public final class OpenApi {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Json ERROR_REFERENCE = JsonObject.of("$ref", Json.of("#/components/responses/Error"));

    private final byte[] document;

    public OpenApi(List<Route> routes) {
        this.document = new JsonCodec(new JsonCodec.Limits(32, 1024 * 1024)).bytes(document(routes));
    }

    public Route route() {
        return Route.open(
                "GET", "/api/2/openapi.json", "", _ -> Mono.just(Reply.bytes(200, "application/json", document)));
    }

    static JsonObject document(List<Route> routes) {
        var paths = new TreeMap<String, Map<String, Json>>();
        for (var route : routes) {
            if (!route.summary().isEmpty()) {
                for (var path : paths(route.template())) {
                    paths.computeIfAbsent(path, _ -> new TreeMap<>())
                            .put(route.method().toLowerCase(Locale.ROOT), operation(route, path));
                }
            }
        }
        var all = JsonObject.builder();
        paths.forEach((path, operations) -> all.put(path, object(operations)));
        return JsonObject.builder()
                .put("openapi", "3.0.3")
                .put("info", info())
                .put("security", JsonArray.of(JsonObject.of("bearer", JsonArray.EMPTY)))
                .put("paths", all.build())
                .put("components", components())
                .build();
    }

    /// A template that ends in `**` stands for its root and for any path below.
    private static List<String> paths(String template) {
        if (!template.endsWith("/**")) {
            return List.of(template);
        }
        var root = template.substring(0, template.length() - 3);
        return List.of(root, root + "/{path}");
    }

    private static JsonObject info() {
        return JsonObject.builder()
                .put("title", "Pollux")
                .put("version", "2")
                .put("description", "Digital twins: Eclipse Ditto's API 2, and what Pollux adds to it.")
                .build();
    }

    private static JsonObject operation(Route route, String path) {
        var parameters = new ArrayList<Json>();
        var names = NAME.matcher(path);
        while (names.find()) {
            parameters.add(parameter(names.group(1), "path"));
        }
        route.parameters().forEach(name -> parameters.add(parameter(name, "query")));
        var operation = JsonObject.of("summary", Json.of(route.summary()));
        if (!parameters.isEmpty()) {
            operation = operation.with("parameters", JsonArray.of(parameters));
        }
        if (List.of("PUT", "POST", "PATCH").contains(route.method())) {
            operation = operation.with("requestBody", body(route.method()));
        }
        var success = JsonObject.of("description", Json.of("Done"));
        operation = operation.with("responses", JsonObject.of("2XX", success, "default", ERROR_REFERENCE));
        return route.open() ? operation.with("security", JsonArray.EMPTY) : operation;
    }

    private static JsonObject parameter(String name, String in) {
        var parameter = JsonObject.builder()
                .put("name", name)
                .put("in", in)
                .put("schema", JsonObject.of("type", Json.of("string")));
        return in.equals("path") ? parameter.put("required", Json.of(true)).build() : parameter.build();
    }

    private static JsonObject body(String method) {
        var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return JsonObject.of("content", JsonObject.of(type, JsonObject.of("schema", JsonObject.EMPTY)));
    }

    private static JsonObject components() {
        var error = JsonObject.builder();
        for (var name : List.of("error", "message", "description")) {
            error.put(name, JsonObject.of("type", Json.of("string")));
        }
        error.put("status", JsonObject.of("type", Json.of("integer")));
        var schema = JsonObject.of("type", Json.of("object"), "properties", error.build());
        var content = JsonObject.of("application/json", JsonObject.of("schema", schema));
        var response = JsonObject.of("description", Json.of("Refused"), "content", content);
        var bearer = JsonObject.of("type", Json.of("http"), "scheme", Json.of("bearer"));
        return JsonObject.of(
                "responses", JsonObject.of("Error", response), "securitySchemes", JsonObject.of("bearer", bearer));
    }

    private static JsonObject object(Map<String, Json> members) {
        var object = JsonObject.builder();
        members.forEach(object::put);
        return object.build();
    }
}
