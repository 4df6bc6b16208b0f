/// The words of the Eclipse Ditto Protocol: topics, envelopes, names of commands and events, plain telemetry, and the
/// one catalogue of errors.
///
/// May enter: the other `model` rooms; of `port` only what requests and changes are made of. Leaves: [Topic],
/// [Envelope], [MessageEnvelope], [TelemetryPayload], [EventFields], [DittoNames], [ErrorCatalogue]. Start reading at
/// [Envelope].
@NullMarked
package dev.pollux.model.protocol;

import org.jspecify.annotations.NullMarked;
