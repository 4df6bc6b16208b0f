/// Search over the fleet by condition, and how fresh an answer must be.
///
/// May enter: `twin-model`, `web.http`, `web.things` (views). Leaves: [SearchRoutes], [Freshness]. Start reading at
/// [SearchRoutes].
@NullMarked
package dev.pollux.web.search;

import org.jspecify.annotations.NullMarked;
