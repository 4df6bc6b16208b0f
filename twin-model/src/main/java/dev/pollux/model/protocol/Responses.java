package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.EntityTag;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a request is answered with.
final class Responses {

    private static final Set<DittoResource> ALWAYS_THERE =
            EnumSet.of(DittoResource.POLICY_ENTRIES, DittoResource.SUBJECTS, DittoResource.RESOURCES);

    private Responses() {}

    static Envelope of(Envelope request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var twin, var effect, var _) -> done(request, twin, effect);
            case Outcome.Refused(var rejection) -> refusal(request, rejection);
        };
    }

    private static Envelope done(Envelope request, Twin twin, Effect effect) {
        var now = request.path().in(twin.document());
        var headers = headers(request);
        if (now.isPresent() && twin.exists()) {
            headers.put(Headers.ETAG, EntityTag.of(twin, request.path(), now.get()));
        }
        return effect == Effect.CREATED && tellsCreation(request)
                ? created(request, headers.build(), now)
                : new Envelope(
                        request.topic(), headers.build(), request.path(), Optional.empty(), 204, 0, Optional.empty());
    }

    /// Ditto answers 204 to merges of parts, and to those parts of a policy that are always there.
    private static boolean tellsCreation(Envelope request) {
        var resource = DittoResource.at(request.topic().id().kind(), request.path());
        return request.path().isRoot()
                || !isMerge(request) && resource.filter(ALWAYS_THERE::contains).isEmpty();
    }

    /// A merge that makes a twin is answered as the creation that it was.
    private static Envelope created(Envelope request, JsonObject headers, Optional<Json> made) {
        var topic = isMerge(request) ? request.topic().with(Topic.Criterion.COMMANDS, "create") : request.topic();
        var value = made.map(json -> WholeDocument.at(topic.id(), request.path(), json));
        return new Envelope(topic, headers, request.path(), value, 201, 0, Optional.empty());
    }

    private static boolean isMerge(Envelope request) {
        return request.topic().action().equals("merge");
    }

    static Envelope found(Envelope request, Twin twin, Json visible) {
        var headers = headers(request)
                .put(Headers.ETAG, EntityTag.of(twin, request.path(), visible))
                .build();
        var value =
                request.fields().isEmpty() ? WholeDocument.at(request.topic().id(), request.path(), visible) : visible;
        return new Envelope(request.topic(), headers, request.path(), Optional.of(value), 200, 0, Optional.empty());
    }

    static Envelope refusal(Envelope request, Rejection rejection) {
        var error = ErrorCatalogue.of(rejection);
        return new Envelope(
                request.topic().errors(),
                headers(request).build(),
                JsonPath.ROOT,
                Optional.of(error.json()),
                error.status(),
                0,
                Optional.empty());
    }

    private static JsonObject.Builder headers(Envelope request) {
        var headers = JsonObject.builder();
        if (!request.correlationId().isEmpty()) {
            headers.put(Headers.CORRELATION_ID, request.correlationId());
        }
        return headers.put(Headers.CONTENT_TYPE, Headers.JSON_CONTENT);
    }
}
