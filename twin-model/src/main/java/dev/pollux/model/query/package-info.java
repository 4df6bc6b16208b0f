/// RQL: its grammar, its syntax tree, its evaluation on a twin, and the options of a search.
///
/// May enter: `model.json`, and `model.twin` for the fields of a twin. Leaves: [Rql], [RqlParser], [RqlEvaluator],
/// [SearchOptions], [RqlInvalid]. Start reading at [Rql].
@NullMarked
package dev.pollux.model.query;

import org.jspecify.annotations.NullMarked;
