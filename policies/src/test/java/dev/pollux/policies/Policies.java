package dev.pollux.policies;

import dev.pollux.model.device.Presence;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.Map;

/// Policies as they are stored.
final class Policies {

    private Policies() {}

    static Twin stored(TwinId id, JsonObject document) {
        return twin(id, Twin.Stage.PRESENT, document);
    }

    static Twin deleted(TwinId id) {
        return twin(id, Twin.Stage.DELETED, JsonObject.EMPTY);
    }

    private static Twin twin(TwinId id, Twin.Stage stage, JsonObject document) {
        return new Twin(
                id,
                stage,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                document,
                JsonObject.EMPTY,
                Presence.UNKNOWN,
                Map.of(),
                RecentRequests.NONE);
    }
}
