/// GraphQL over the same ports: twins, the asset tree, history, changes. Each level of a tree is one question to the
/// graph and one read of states, whatever its width.
///
/// May enter: `twin-model`, the other `web` rooms, Spring GraphQL, graphql-java. Leaves: [GraphQlRoutes],
/// [GraphQlPorts]. Start reading at [GraphQlRoutes].
@NullMarked
package dev.pollux.web.graphql;

import org.jspecify.annotations.NullMarked;
