/// An outcome as JSON and as a page for people.
///
/// May enter: `model.json`, `experiment`, `scenario`, `fork`, `behaviour`. Leaves: [JsonReport], [HtmlReport]. Start
/// reading at [JsonReport].
@NullMarked
package dev.pollux.simulation.report;

import org.jspecify.annotations.NullMarked;
