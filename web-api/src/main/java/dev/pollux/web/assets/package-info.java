/// Where assets stand, what they measured, and rehearsals: the graph, history and simulations over HTTP.
///
/// May enter: `twin-model`, `web.http`, `web.things` (views), `web.search` (freshness), `web.live` (events). Leaves:
/// [AssetRoutes], [HistoryRoutes], [SimulationRoutes]. Start reading at [AssetRoutes].
@NullMarked
package dev.pollux.web.assets;

import org.jspecify.annotations.NullMarked;
