/// RQL: its grammar, its syntax tree, and its evaluation on a twin.
///
/// May enter: `model.json`. Leaves: [Rql], [RqlParser], [RqlInvalid]. Start reading at [Rql].
@NullMarked
package dev.pollux.model.query;

import org.jspecify.annotations.NullMarked;
