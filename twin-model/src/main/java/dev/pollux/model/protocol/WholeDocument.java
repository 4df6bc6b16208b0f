package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId;

/// A whole thing or policy says its own id, as Eclipse Ditto's readers demand, even where the stored document does not.
final class WholeDocument {

    private WholeDocument() {}

    /// The value as it is shown at the path: at the root with the id in it.
    static Json at(TwinId id, JsonPath path, Json value) {
        if (!path.isRoot() || !(value instanceof JsonObject document)) {
            return value;
        }
        var key = id.kind() == TwinId.Kind.POLICY ? "policyId" : "thingId";
        if (document.has(key)) {
            return document;
        }
        var whole = JsonObject.builder().put(key, id.text());
        document.forEach(whole::put);
        return whole.build();
    }
}
