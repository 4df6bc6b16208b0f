/// The live index: the fleet as columns in memory, kept up to date from the change log, so that conditions over all
/// twins are answered in milliseconds. A projection like any other: dropped and rebuilt at every start.
///
/// May enter: `model`. Leaves: [LiveIndex], [IndexSettings]. One thread, [Tail], writes; any number read, see
/// [RowChunk]. Start reading at [LiveIndex], then [Fleet] (what is kept) and [PageSearch] (how it is asked).
@NullMarked
package dev.pollux.index;

import org.jspecify.annotations.NullMarked;
