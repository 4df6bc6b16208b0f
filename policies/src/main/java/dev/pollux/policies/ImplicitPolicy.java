package dev.pollux.policies;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;

/// The policy of a thing that was made without naming one: its owner may do everything; its device may read and write
/// the features, read the attributes, and exchange messages.
public final class ImplicitPolicy {

    private static final Json READ = JsonArray.of(Json.of("READ"));
    private static final Json READ_WRITE = JsonArray.of(Json.of("READ"), Json.of("WRITE"));

    private ImplicitPolicy() {}

    /// The document of the policy that has the thing's own id.
    public static JsonObject of(TwinId thing, String ownerSubject) {
        var owner = JsonObject.builder()
                .put("thing:/", effect(READ_WRITE))
                .put("policy:/", effect(READ_WRITE))
                .put("message:/", effect(READ_WRITE))
                .build();
        var device = JsonObject.builder()
                .put("thing:/features", effect(READ_WRITE))
                .put("thing:/attributes", effect(READ))
                .put("message:/", effect(READ_WRITE))
                .build();
        var entries = JsonObject.builder()
                .put("DEFAULT", entry(ownerSubject, "the creator", owner))
                .put("DEVICE", entry("device:" + thing.text(), "its device", device))
                .build();
        return JsonObject.of("policyId", Json.of(thing.text()), "entries", entries);
    }

    private static JsonObject entry(String subject, String type, JsonObject resources) {
        return JsonObject.of(
                "subjects", JsonObject.of(subject, JsonObject.of("type", Json.of(type))), "resources", resources);
    }

    private static JsonObject effect(Json granted) {
        return JsonObject.of("grant", granted, "revoke", JsonArray.EMPTY);
    }
}
