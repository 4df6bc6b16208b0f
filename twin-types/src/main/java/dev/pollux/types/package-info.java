/// What a type of asset has: read from a model language, kept as one plain shape.
///
/// May enter: `twin-model`. Leaves: [TwinType], [DtdlReader], [TypeCatalogue]. Start reading at [TwinType].
@NullMarked
package dev.pollux.types;

import org.jspecify.annotations.NullMarked;
