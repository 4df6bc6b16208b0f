package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import java.time.Instant;

/// One accepted change of the document. `observed` is when the device saw the value, or the arrival time when it did
/// not say.
public sealed interface Edit {

    JsonPath path();

    Instant observed();

    /// The value now stands at the path.
    record Put(JsonPath path, Json value, Instant observed) implements Edit {}

    /// The patch (without regex keys) was merged at the path, by RFC 7396.
    record Merge(JsonPath path, Json patch, Instant observed) implements Edit {}

    /// Nothing stands at the path any more.
    record Remove(JsonPath path, Instant observed) implements Edit {}

    /// A value observed before the one that stands at the path: history, without effect on the document.
    record Late(JsonPath path, Json value, Instant observed) implements Edit {}
}
