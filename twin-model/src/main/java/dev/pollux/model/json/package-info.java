/// Immutable JSON: values, RFC 6901 paths, RFC 7396 merge, field selection and a streaming codec with limits.
///
/// May enter: java.base and jackson-core's streaming parser. Leaves: [Json], [JsonObject], [JsonArray], [JsonPath],
/// [JsonCodec] and friends. Start reading at [Json].
@NullMarked
package dev.pollux.model.json;

import org.jspecify.annotations.NullMarked;
