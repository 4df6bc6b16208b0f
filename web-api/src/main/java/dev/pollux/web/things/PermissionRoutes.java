package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/// `/api/2/checkPermissions`: what the caller may do, asked by name.
final class PermissionRoutes {

    private static final int MOST_QUESTIONS = 100;

    private final Views views;

    PermissionRoutes(Views views) {
        this.views = views;
    }

    List<Route> routes() {
        return List.of(Route.of("POST", "/api/2/checkPermissions", "What the caller may do", this::check));
    }

    private Mono<Reply> check(Call call) {
        return Documents.json(call).map(body -> {
            var questions = Documents.object(body);
            if (questions.size() > MOST_QUESTIONS) {
                throw Refused.malformed(Part.JSON, "at most " + MOST_QUESTIONS + " questions at once");
            }
            var answers = JsonObject.builder();
            questions.forEach(
                    (name, question) -> answers.put(name, Json.of(holds(Documents.object(question), call.caller()))));
            return Reply.json(200, answers.build());
        });
    }

    private boolean holds(JsonObject question, Caller caller) {
        var resource = question.text("resource", "");
        int colon = resource.indexOf(':');
        if (colon < 0) {
            throw Refused.malformed(Part.JSON, "a resource is thing:/…, policy:/… or message:/…");
        }
        var kind = resource(resource.substring(0, colon));
        var path = JsonPath.parse(resource.substring(colon + 1));
        var access = access(question.text("entityId", ""), kind, caller);
        var asked = question.get("hasPermissions") instanceof JsonArray list ? list : JsonArray.EMPTY;
        return asked.values().stream().allMatch(each -> access.whole(permission(each), kind, path));
    }

    private Access access(String entity, Resource kind, Caller caller) {
        var id = kind == Resource.POLICY ? TwinId.policy(entity) : TwinId.thing(entity);
        return id.flatMap(views::latest).map(twin -> views.access(twin, caller)).orElse(Access.NONE);
    }

    private static Resource resource(String name) {
        return switch (name) {
            case "thing" -> Resource.THING;
            case "policy" -> Resource.POLICY;
            case "message" -> Resource.MESSAGE;
            default -> throw Refused.malformed(Part.JSON, "a resource is thing:/…, policy:/… or message:/…");
        };
    }

    private static Permission permission(Json name) {
        return switch (name instanceof Json.Text(var text) ? text.toUpperCase(Locale.ROOT) : "") {
            case "READ" -> Permission.READ;
            case "WRITE" -> Permission.WRITE;
            case "EXECUTE" -> Permission.EXECUTE;
            default -> throw Refused.malformed(Part.JSON, "permissions are READ, WRITE and EXECUTE");
        };
    }
}
