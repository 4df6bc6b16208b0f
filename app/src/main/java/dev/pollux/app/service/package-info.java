/// The running service: the data folder, what it is made of and in which order that starts and stops.
///
/// May enter: every room's entry point, `app.settings`, Spring and Pekko as far as wiring needs. Leaves: [Pollux],
/// [DataFolder], [RunFile], [StartRefused]. Start reading at [Pollux].
@NullMarked
package dev.pollux.app.service;

import org.jspecify.annotations.NullMarked;
