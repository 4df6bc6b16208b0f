/// RQL: its grammar, its syntax tree, its evaluation on a document, and the options of a search.
///
/// May enter: `model.json`. Leaves: [Rql], [RqlParser], [RqlEvaluator], [SearchOptions], [RqlInvalid]. Start reading at
/// [Rql].
@NullMarked
package dev.pollux.model.query;

import org.jspecify.annotations.NullMarked;
