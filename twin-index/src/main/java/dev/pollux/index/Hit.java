package dev.pollux.index;

import dev.pollux.model.twin.TwinId;
import java.util.List;

/// A place in the order of a query: the keys it sorts by, then the id, which makes every place a different one.
record Hit(TwinId id, List<SortKey> keys) {}
