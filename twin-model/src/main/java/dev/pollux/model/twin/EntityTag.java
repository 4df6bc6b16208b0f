package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonHash;
import dev.pollux.model.json.JsonPath;

/// The ETag of a place in a twin, as Eclipse Ditto forms it: `"rev:N"` for the whole, `"hash:…"` for a part. The hash
/// is
/// [JsonHash]: the same after a restart and for any order of keys.
public final class EntityTag {

    private EntityTag() {}

    public static String of(long revision) {
        return "\"rev:" + revision + "\"";
    }

    public static String of(Json part) {
        return "\"hash:" + Long.toHexString(JsonHash.of(part)) + "\"";
    }

    public static String of(Twin twin, JsonPath path, Json value) {
        return path.isRoot() ? of(twin.revision()) : of(value);
    }
}
