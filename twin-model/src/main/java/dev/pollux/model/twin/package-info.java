/// The twin: its state, the small algebra of commands, the facts they become, and the two pure functions between.
///
/// May enter: `model.json`, `model.query` (conditions) and `model.device` (what stands beside the document). Leaves:
/// [Twin], [TwinCommand], [TwinEvent], [Decision], [Rejection]. Start reading at [Decider].
@NullMarked
package dev.pollux.model.twin;

import org.jspecify.annotations.NullMarked;
