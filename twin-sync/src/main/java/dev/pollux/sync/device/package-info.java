/// Devices behind the twins: what they prove themselves with, whether they are there, and the commands they are owed.
///
/// May enter: `model`. Knows no wire: the broker tells it who came and went, and takes messages through `DeviceLink`.
/// Leaves: [CredentialFile], [DevicePresence], [CommandCourier]. Start reading at [DevicePresence].
@NullMarked
package dev.pollux.sync.device;

import org.jspecify.annotations.NullMarked;
