package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.Twin;
import java.util.Optional;

/// A twin as conditions see it: its document, and beside it the fields that no document holds.
record TwinFields(Twin twin) implements Fields {

    @Override
    public Optional<Json> at(JsonPath path) {
        return path.depth() == 1 ? single(path) : deeper(path);
    }

    private Optional<Json> single(JsonPath path) {
        return switch (path.last()) {
            case "thingId" -> Optional.of(Json.of(twin.id().text()));
            case "policyId" -> Optional.of(Json.of(twin.policyId().text()));
            case "_revision" -> Optional.of(Json.of(twin.revision()));
            case "_created" -> Optional.of(Json.of(twin.created().toString()));
            case "_modified" -> Optional.of(Json.of(twin.modified().toString()));
            case "_namespace", "namespace" -> Optional.of(Json.of(twin.id().namespace()));
            case "_metadata" -> Optional.of(twin.metadata());
            default -> FieldLookup.in(twin.document(), path);
        };
    }

    private Optional<Json> deeper(JsonPath path) {
        return path.segment(0).equals("_metadata")
                ? FieldLookup.in(twin.metadata(), path.below(1))
                : FieldLookup.in(twin.document(), path);
    }
}
