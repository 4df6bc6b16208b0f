/// The wire to devices: MQTT, where every topic is one of the Ditto Protocol.
///
/// What for: to let a device report, ask, answer and listen, for its own twin alone. May enter: `model`, `sync.device`,
/// HiveMQ. Leaves: [MqttBroker], [MqttSettings], [PortInUse]. Start reading at [DeviceTraffic], then [InboundReader]
/// and
/// [DeviceDesk]; the wire itself is described in `docs/reference/mqtt.md`.
@NullMarked
package dev.pollux.sync.mqtt;

import org.jspecify.annotations.NullMarked;
