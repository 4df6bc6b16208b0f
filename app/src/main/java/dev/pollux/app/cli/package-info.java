/// The verbs of `./pollux` that need Java, one small class each. Data goes to standard output, everything else to
/// standard error.
///
/// May enter: `app.service`, `app.settings`, `app.doctor`, `app.demo`, `app.client`, picocli, the JDK's HTTP client.
/// Leaves: [Cli].
/// Start reading at [Cli].
@NullMarked
package dev.pollux.app.cli;

import org.jspecify.annotations.NullMarked;
