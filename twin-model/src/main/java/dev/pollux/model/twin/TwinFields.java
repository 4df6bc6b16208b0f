package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.RqlEvaluator.Fields;
import java.util.Optional;

/// A twin as conditions see it: its document, and beside it `thingId`, `policyId`, `namespace`, `_revision`,
/// `_created`,
/// `_modified` and `_metadata/…`. A value; any thread.
public record TwinFields(Twin twin) implements Fields {

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
            default -> Fields.of(twin.document()).at(path);
        };
    }

    private Optional<Json> deeper(JsonPath path) {
        return path.segment(0).equals("_metadata")
                ? Fields.of(twin.metadata()).at(path.below(1))
                : Fields.of(twin.document()).at(path);
    }
}
