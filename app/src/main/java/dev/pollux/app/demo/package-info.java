/// The demo: a factory of virtual devices that are real MQTT clients, and a week of past made from a seed. It plays by
/// the rules of any user: twins are made over HTTP, live values arrive over MQTT.
///
/// May enter: `model.json`, `model.twin`, `model.telemetry`, the history port (for the past), `app.client`,
/// `app.service`
/// (run.json), the MQTT client. Leaves: [DemoFleet]. Start reading at [DemoFleet].
@NullMarked
package dev.pollux.app.demo;

import org.jspecify.annotations.NullMarked;
