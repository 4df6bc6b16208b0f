/// What can be wrong with a machine, a data folder or a running service, each found by one check that names the fix.
///
/// May enter: `app.service`, `app.settings`, `app.client`, the journal's offline checks, Spring's `DataSize`. Leaves:
/// [Doctor], [Finding]. Start reading at [Doctor].
@NullMarked
package dev.pollux.app.doctor;

import org.jspecify.annotations.NullMarked;
