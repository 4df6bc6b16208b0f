/// What the service says of itself: health that names the dead part and its effect, and metrics.
///
/// May enter: `twin-model`, `web.http`, Micrometer. Leaves: [MicrometerMeters], [HealthRoutes]. Start reading at
/// [HealthRoutes].
@NullMarked
package dev.pollux.web.health;

import org.jspecify.annotations.NullMarked;
