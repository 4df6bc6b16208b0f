/// The live side: changes and messages as server-sent events, as far as each client may read them, with a bounded
/// buffer for each.
///
/// May enter: `twin-model`, `web.http`, `web.things` (views). Leaves: [LiveFeed], [EventRoutes]. Start reading at
/// [LiveFeed].
@NullMarked
package dev.pollux.web.live;

import org.jspecify.annotations.NullMarked;
