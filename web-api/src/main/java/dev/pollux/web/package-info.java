/// HTTP in, ports out: puts the routes of the rooms below together and listens.
///
/// May enter: `twin-model`, `policies`, Spring, the packages below. Leaves: [WebServer], [WebSettings], [Ports]. Start
/// reading at [WebServer].
@NullMarked
package dev.pollux.web;

import org.jspecify.annotations.NullMarked;
