/// How a request is taken in and an answer given: raw path and parameters, the table of routes, refusals as Ditto
/// errors or problems. Knows nothing of twins beyond the words of a refusal.
///
/// May enter: `twin-model`, Spring's `HttpHandler`, Reactor, Netty's channel. Leaves: [FrontDoor], [Route], [Call],
/// [Reply]. Start reading at [FrontDoor].
@NullMarked
package dev.pollux.web.http;

import org.jspecify.annotations.NullMarked;
