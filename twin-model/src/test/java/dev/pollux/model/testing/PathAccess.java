package dev.pollux.model.testing;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access;
import java.util.List;
import java.util.Map;

/// Rights by paths, for every kind of resource: each grants itself and all below. No revokes.
public record PathAccess(Map<Permission, List<JsonPath>> granted) implements Access {

    public static PathAccess of(List<String> readable, List<String> writable) {
        return new PathAccess(Map.of(
                Permission.READ,
                readable.stream().map(JsonPath::parse).toList(),
                Permission.WRITE,
                writable.stream().map(JsonPath::parse).toList()));
    }

    @Override
    public boolean whole(Permission permission, Resource resource, JsonPath path) {
        return granted.getOrDefault(permission, List.of()).stream().anyMatch(path::startsWith);
    }

    @Override
    public boolean partly(Permission permission, Resource resource, JsonPath path) {
        return whole(permission, resource, path)
                || granted.getOrDefault(permission, List.of()).stream().anyMatch(grant -> grant.startsWith(path));
    }

    @Override
    public Json readable(Resource resource, JsonPath path, Json value) {
        if (whole(Permission.READ, resource, path)) {
            return value;
        }
        if (!(value instanceof JsonObject object)) {
            return Json.NULL;
        }
        var seen = JsonObject.builder();
        object.forEach((key, member) -> {
            if (partly(Permission.READ, resource, path.child(key))) {
                seen.put(key, readable(resource, path.child(key), member));
            }
        });
        return seen.build();
    }
}
