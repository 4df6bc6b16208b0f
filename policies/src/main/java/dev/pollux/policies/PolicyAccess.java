package dev.pollux.policies;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Optional;

/// The rights of one caller under one policy: three small trees. Views follow Eclipse Ditto's enforcer: elements of an
/// array are judged by the place of the array, and an emptied object or array stays where its own place is readable.
record PolicyAccess(AccessNode thing, AccessNode policy, AccessNode message) implements Access {

    private static final int READ = Rule.bit(Permission.READ);

    /// What the rules add up to; [Access#NONE] when they grant nothing.
    static Access of(Iterable<Rule> rules) {
        var drafts = new EnumMap<Resource, AccessDraft>(Resource.class);
        for (var rule : rules) {
            drafts.computeIfAbsent(rule.resource(), _ -> new AccessDraft()).add(rule);
        }
        var access = new PolicyAccess(
                freeze(drafts, Resource.THING), freeze(drafts, Resource.POLICY), freeze(drafts, Resource.MESSAGE));
        return access.grantsAnything() ? access : NONE;
    }

    private static AccessNode freeze(EnumMap<Resource, AccessDraft> drafts, Resource resource) {
        var draft = drafts.get(resource);
        return draft == null ? AccessNode.NOTHING : draft.freeze();
    }

    private boolean grantsAnything() {
        return thing.grantsAnything() || policy.grantsAnything() || message.grantsAnything();
    }

    private AccessNode tree(Resource resource) {
        return switch (resource) {
            case THING -> thing;
            case POLICY -> policy;
            case MESSAGE -> message;
        };
    }

    @Override
    public boolean whole(Permission permission, Resource resource, JsonPath path) {
        return tree(resource).isWhole(path, Rule.bit(permission));
    }

    @Override
    public boolean partly(Permission permission, Resource resource, JsonPath path) {
        return tree(resource).isPartly(path, Rule.bit(permission));
    }

    @Override
    public Json readable(Resource resource, JsonPath path, Json value) {
        return view(tree(resource).at(path), value)
                .orElseGet(() -> value instanceof JsonObject ? JsonObject.EMPTY : Json.NULL);
    }

    /// Empty when nothing of the value may be read.
    private static Optional<Json> view(AccessNode at, Json value) {
        if (at.isWhole(READ)) {
            return Optional.of(value);
        }
        if (!at.isPartly(READ)) {
            return Optional.empty();
        }
        return switch (value) {
            case JsonObject object -> kept(at, members(at, object));
            case JsonArray array -> kept(at, elements(at, array));
            case Json.Null _, Json.Bool _, Json.Int _, Json.Dec _, Json.Text _ ->
                at.isHere(READ) ? Optional.of(value) : Optional.empty();
        };
    }

    private static Optional<Json> kept(AccessNode at, Json stripped) {
        boolean empty = stripped.equals(JsonObject.EMPTY) || stripped.equals(JsonArray.EMPTY);
        return empty && !at.isHere(READ) ? Optional.empty() : Optional.of(stripped);
    }

    private static Json members(AccessNode at, JsonObject object) {
        var readable = JsonObject.builder();
        object.forEach(
                (key, member) -> view(at.childOrSame(key), member).ifPresent(visible -> readable.put(key, visible)));
        return readable.build();
    }

    private static Json elements(AccessNode at, JsonArray array) {
        var readable = new ArrayList<Json>();
        array.forEach(element -> view(at, element).ifPresent(readable::add));
        return JsonArray.of(readable);
    }
}
