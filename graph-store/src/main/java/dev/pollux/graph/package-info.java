/// The graph of assets in Neo4j: a child process of ours that holds names, types, policies and edges, projected from
/// the change log, and the queries over it.
///
/// May enter: `twin-model`, the Neo4j driver, SLF4J. The Neo4j server itself stays in its own process. Leaves:
/// [GraphStore] with its settings, [Neo4jProcess] with its own. Start reading at [GraphStore].
@NullMarked
package dev.pollux.graph;

import org.jspecify.annotations.NullMarked;
