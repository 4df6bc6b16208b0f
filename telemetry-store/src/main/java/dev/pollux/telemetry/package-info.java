/// Samples and their history in an embedded QuestDB: written from the change log, read by time range, thinned out with
/// age.
///
/// May enter: `twin-model`, QuestDB, SLF4J. Leaves: [QuestHistory] and [HistorySettings]. Start reading at
/// [QuestHistory].
@NullMarked
package dev.pollux.telemetry;

import org.jspecify.annotations.NullMarked;
