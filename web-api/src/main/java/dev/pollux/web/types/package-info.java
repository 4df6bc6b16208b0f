/// The types of assets over HTTP: what a thing's definition promises.
///
/// May enter: `twin-types`, `twin-model`, `web.http`. Leaves: [TypeRoutes]. Start reading at [TypeRoutes].
@NullMarked
package dev.pollux.web.types;

import org.jspecify.annotations.NullMarked;
