/// What only the administrator may do, for the command line: device credentials, backups, rebuilds. No part of Ditto's
/// API, so it lives under `/api/pollux`.
///
/// May enter: `twin-model`, `web.http`. Leaves: [AdminRoutes]. Start reading at [AdminRoutes].
@NullMarked
package dev.pollux.web.admin;

import org.jspecify.annotations.NullMarked;
