package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import java.util.Optional;

/// Decides whether a document meets an expression.
public final class RqlEvaluator {

    private RqlEvaluator() {}

    /// Where the values of a document come from: usually `path -> path.in(document)`, with the virtual fields
    /// `_revision`, `_created`, `_modified` answered beside it.
    public interface Fields {
        Optional<Json> at(JsonPath path);
    }

    public static boolean holds(Rql expression, Fields fields) {
        throw new UnsupportedOperationException();
    }
}
