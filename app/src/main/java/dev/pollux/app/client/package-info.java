/// How the command line, the demo and the benchmarks reach a running service: by its `run.json`, over HTTP.
///
/// May enter: `app.service` (run.json), `model.json`, the JDK's HTTP client. Leaves: [ServiceClient], [CommandFailed].
/// Start reading at [ServiceClient].
@NullMarked
package dev.pollux.app.client;

import org.jspecify.annotations.NullMarked;
