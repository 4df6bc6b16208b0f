/// Device commands with a life: accepted into the twin, followed to their end.
///
/// May enter: `twin-model`, `web.http`, `web.things` (views). Leaves: [CommandDesk], [CommandRoutes]. Start reading at
/// [CommandDesk].
@NullMarked
package dev.pollux.web.commands;

import org.jspecify.annotations.NullMarked;
