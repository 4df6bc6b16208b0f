/// The only place where everything meets: the process begins here.
///
/// May enter: everything. Leaves: [Main]. Start reading at [dev.pollux.app.service.Pollux] for the wiring, at
/// [dev.pollux.app.cli.Cli] for the verbs.
@NullMarked
package dev.pollux.app;

import org.jspecify.annotations.NullMarked;
