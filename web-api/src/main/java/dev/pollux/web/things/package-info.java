/// Ditto's resources for things and policies, messages to devices, and device commands: one table of places instead of
/// a class for each resource.
///
/// May enter: `twin-model`, `policies` (implicit policies), `web.http`. Leaves: [ThingRoutes], [Views]. Start reading
/// at [ThingRoutes].
@NullMarked
package dev.pollux.web.things;

import org.jspecify.annotations.NullMarked;
