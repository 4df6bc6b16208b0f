/// Measured values over time.
///
/// May enter: java.base, `model.json`, `model.twin` (ids). Leaves: [Sample], [Series], [SeriesQuery]. Start reading at
/// [Sample].
@NullMarked
package dev.pollux.model.telemetry;

import org.jspecify.annotations.NullMarked;
