/// What ties a twin to its device: presence and the life of commands, as pure state machines.
///
/// May enter: `model.json`. Leaves: [Presence], [DeviceCommand]. Start reading at [DeviceCommand].
@NullMarked
package dev.pollux.model.device;

import org.jspecify.annotations.NullMarked;
