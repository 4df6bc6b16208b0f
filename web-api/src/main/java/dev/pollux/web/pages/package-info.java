/// Files for the browser: the console, the sign-in page where there is no console, and the description of the API.
///
/// May enter: `twin-model`, `web.http`, Spring's resources. Leaves: [Pages], [OpenApi]. Start reading at [Pages].
@NullMarked
package dev.pollux.web.pages;

import org.jspecify.annotations.NullMarked;
