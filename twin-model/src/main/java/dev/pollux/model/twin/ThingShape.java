package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;
import java.util.regex.Pattern;

/// The shape of a thing: `thingId`, `policyId`, `definition`, `attributes`, and `features` of `definition`,
/// `properties` and `desiredProperties`.
final class ThingShape {

    private static final int FEATURE_ID_LENGTH = 256;
    private static final Pattern DEFINITION =
            Pattern.compile("https?://\\S+|[_a-zA-Z0-9.-]+:[_a-zA-Z0-9.-]+:[_a-zA-Z0-9.-]+");
    private static final JsonPath DEFINITION_PATH = JsonPath.of("definition");
    private static final JsonPath ATTRIBUTES = JsonPath.of("attributes");
    private static final JsonPath FEATURES = JsonPath.of("features");
    private static final String OBJECT = "an object or null";

    private ThingShape() {}

    static Optional<Rejection> broken(TwinId id, JsonPath path, JsonObject thing) {
        if (!path.isRoot()) {
            return member(id, path, thing);
        }
        for (var name : thing.keys()) {
            var found = member(id, JsonPath.of(name), thing);
            if (found.isPresent()) {
                return found;
            }
        }
        return fixed(id, "thingId", thing).or(() -> fixed(id, "policyId", thing));
    }

    private static Optional<Rejection> member(TwinId id, JsonPath path, JsonObject thing) {
        return switch (path.segment(0)) {
            case "thingId", "policyId" -> fixed(id, path.segment(0), thing);
            case "definition" -> definition(id, DEFINITION_PATH, thing.or("definition", Json.NULL));
            case "attributes" -> object(id, ATTRIBUTES, thing.or("attributes", Json.NULL));
            default -> features(id, path, thing.or("features", Json.NULL));
        };
    }

    private static Optional<Rejection> fixed(TwinId id, String name, JsonObject thing) {
        var text = thing.text(name, "");
        boolean right = name.equals("thingId")
                ? text.equals(id.text())
                : TwinId.policy(text).isPresent();
        var expected = name.equals("thingId") ? "the id " + id.text() : "the id of a policy, namespace:name";
        return right ? Optional.empty() : Shape.invalid(id, JsonPath.of(name), expected, thing.or(name, Json.NULL));
    }

    private static Optional<Rejection> features(TwinId id, JsonPath path, Json value) {
        if (!(value instanceof JsonObject features)) {
            return object(id, FEATURES, value);
        }
        if (path.depth() > 1) {
            return feature(id, path.segment(1), features.or(path.segment(1), Json.NULL));
        }
        for (int i = 0; i < features.size(); i++) {
            var found = feature(id, features.key(i), features.value(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Paths are made only for what is wrong: every write of a property comes through here.
    private static Optional<Rejection> feature(TwinId id, String name, Json value) {
        if (name.length() > FEATURE_ID_LENGTH || !TwinId.isName(name)) {
            return Shape.invalid(
                    id,
                    FEATURES.child(name),
                    "a feature id of at most 256 characters, none of them a slash",
                    Json.of(name));
        }
        if (!(value instanceof JsonObject feature)) {
            return value == Json.NULL ? Optional.empty() : object(id, FEATURES.child(name), value);
        }
        for (int i = 0; i < feature.size(); i++) {
            var found = isSound(feature.key(i), feature.value(i))
                    ? Optional.<Rejection>empty()
                    : featureMember(id, FEATURES.child(name).child(feature.key(i)), feature.value(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSound(String member, Json value) {
        return (member.equals("properties") || member.equals("desiredProperties"))
                && (value == Json.NULL || value instanceof JsonObject);
    }

    private static Optional<Rejection> featureMember(TwinId id, JsonPath at, Json value) {
        return switch (at.last()) {
            case "properties", "desiredProperties" -> object(id, at, value);
            case "definition" -> definitions(id, at, value);
            default -> Shape.invalid(id, at, "definition, properties or desiredProperties", Json.of(at.last()));
        };
    }

    private static Optional<Rejection> definitions(TwinId id, JsonPath at, Json value) {
        if (value == Json.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray list) || list.size() == 0) {
            return Shape.invalid(id, at, "a list of definitions or null", value);
        }
        for (var entry : list) {
            var found = entry == Json.NULL
                    ? Shape.invalid(id, at, "a list of definitions", entry)
                    : definition(id, at, entry);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> definition(TwinId id, JsonPath at, Json value) {
        boolean right = value == Json.NULL
                || value instanceof Json.Text(var text)
                        && DEFINITION.matcher(text).matches();
        return right ? Optional.empty() : Shape.invalid(id, at, "namespace:name:version, an HTTP URL or null", value);
    }

    private static Optional<Rejection> object(TwinId id, JsonPath at, Json value) {
        return value == Json.NULL || value instanceof JsonObject
                ? Optional.empty()
                : Shape.invalid(id, at, OBJECT, value);
    }
}
