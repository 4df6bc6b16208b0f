/// The words of the Eclipse Ditto Protocol: topics, envelopes, names of commands and events, and the one catalogue of
/// errors.
///
/// May enter: the other `model` rooms except `port`'s adapters. Leaves: [Topic], [Envelope], [ErrorCatalogue]. Start
/// reading at [Envelope].
@NullMarked
package dev.pollux.model.protocol;

import org.jspecify.annotations.NullMarked;
