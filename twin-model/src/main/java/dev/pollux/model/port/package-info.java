/// What the core needs from outside, and what rooms offer each other. Adapters meet through these and never see each
/// other.
///
/// May enter: the other `model` rooms. Leaves: the ports. Start reading at [TwinDirectory].
@NullMarked
package dev.pollux.model.port;

import org.jspecify.annotations.NullMarked;
