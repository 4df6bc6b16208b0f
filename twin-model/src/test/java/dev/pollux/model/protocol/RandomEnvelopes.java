package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId;
import dev.pollux.model.twin.TwinId.Kind;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random places of things and policies, with values that may stand there. The same seed gives the same ones.
final class RandomEnvelopes {

    /// A path and a value for it.
    record Place(DittoResource resource, JsonPath path, Json value) {
        Kind kind() {
            return resource.ordinal() < DittoResource.POLICY.ordinal() ? Kind.THING : Kind.POLICY;
        }
    }

    private static final List<String> NAMES = List.of("pump", "a b", "p+1", "50%", "x#y", "ключ", "a:b");
    private static final List<String> KEYS = List.of("on", "max temp", "ж+", "id:7", "value");

    private final RandomGenerator random;

    RandomEnvelopes(RandomGenerator random) {
        this.random = random;
    }

    TwinId id(Kind kind) {
        return new TwinId(kind, pick(List.of("", "org.acme", "a-b.c")), pick(NAMES));
    }

    Place place(DittoResource resource) {
        return switch (resource) {
            case THING -> new Place(resource, JsonPath.ROOT, thing());
            case POLICY_ID -> new Place(resource, JsonPath.of("policyId"), Json.of("org.acme:policy"));
            case DEFINITION -> new Place(resource, JsonPath.of("definition"), definition());
            case ATTRIBUTES -> new Place(resource, JsonPath.of("attributes"), object());
            case ATTRIBUTE -> new Place(resource, deeper(JsonPath.of("attributes")), any(2));
            case FEATURES -> new Place(resource, JsonPath.of("features"), JsonObject.of(pick(KEYS), feature()));
            case FEATURE -> new Place(resource, featurePath(), feature());
            case FEATURE_DEFINITION ->
                new Place(resource, featurePath().child("definition"), JsonArray.of(definition()));
            case FEATURE_PROPERTIES -> new Place(resource, featurePath().child("properties"), object());
            case FEATURE_PROPERTY -> new Place(resource, deeper(featurePath().child("properties")), any(2));
            case FEATURE_DESIRED_PROPERTIES -> new Place(resource, featurePath().child("desiredProperties"), object());
            case FEATURE_DESIRED_PROPERTY ->
                new Place(resource, deeper(featurePath().child("desiredProperties")), any(2));
            case POLICY -> new Place(resource, JsonPath.ROOT, policy());
            case POLICY_ENTRIES -> new Place(resource, JsonPath.of("entries"), JsonObject.of("DEFAULT", entry()));
            case POLICY_ENTRY -> new Place(resource, JsonPath.of("entries", "DEFAULT"), entry());
            case SUBJECTS -> new Place(resource, JsonPath.of("entries", "DEFAULT", "subjects"), subjects());
            case SUBJECT ->
                new Place(
                        resource,
                        JsonPath.of("entries", "DEFAULT", "subjects", "pollux:admin"),
                        JsonObject.of("type", Json.of("local")));
            case RESOURCES -> new Place(resource, JsonPath.of("entries", "DEFAULT", "resources"), resources());
            case RESOURCE ->
                new Place(resource, JsonPath.parse("/entries/DEFAULT/resources/thing:/features"), permissions());
            case POLICY_IMPORTS ->
                new Place(resource, JsonPath.of("imports"), JsonObject.of("org.acme:other", JsonObject.EMPTY));
            case POLICY_IMPORT -> new Place(resource, JsonPath.of("imports", "org.acme:other"), JsonObject.EMPTY);
            case POLICY_ENTRY_IMPORTABLE, POLICY_ENTRY_ADDITIONS, POLICY_ENTRY_NAMESPACES, POLICY_ENTRY_REFERENCES ->
                throw new IllegalArgumentException("3.8 has no commands for " + resource);
        };
    }

    private JsonPath featurePath() {
        return JsonPath.of("features", pick(KEYS));
    }

    private JsonPath deeper(JsonPath start) {
        var path = start.child(pick(KEYS));
        return random.nextBoolean() ? path : path.child(pick(KEYS));
    }

    private JsonObject thing() {
        return JsonObject.builder()
                .put("policyId", "org.acme:policy")
                .put("attributes", object())
                .put("features", JsonObject.of(pick(KEYS), feature()))
                .build();
    }

    private JsonObject feature() {
        return JsonObject.of("properties", object(), "desiredProperties", object());
    }

    private static Json definition() {
        return Json.of("org.acme:pump:1.0");
    }

    private JsonObject object() {
        return JsonObject.of(pick(KEYS), any(1)).with(pick(KEYS), any(2));
    }

    private Json any(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextLong());
            case 3 -> Json.of(random.nextInt(100) + 0.5);
            case 4 -> Json.of(pick(NAMES));
            case 5 -> Json.of(random.nextInt());
            case 6 -> JsonArray.of(any(depth - 1), any(depth - 1));
            default -> JsonObject.of(pick(KEYS), any(depth - 1));
        };
    }

    private static JsonObject policy() {
        return JsonObject.of("entries", JsonObject.of("DEFAULT", entry()));
    }

    private static JsonObject entry() {
        return JsonObject.of("subjects", subjects(), "resources", resources()).with("importable", Json.of("implicit"));
    }

    private static JsonObject subjects() {
        return JsonObject.of("pollux:admin", JsonObject.of("type", Json.of("local")));
    }

    private static JsonObject resources() {
        return JsonObject.of("thing:/", permissions(), "policy:/", permissions());
    }

    private static JsonObject permissions() {
        return (JsonObject) JsonCodec.DEFAULT.parse("{\"grant\":[\"READ\",\"WRITE\"],\"revoke\":[]}");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
