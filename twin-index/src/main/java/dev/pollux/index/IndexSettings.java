package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import java.time.Duration;
import java.util.List;

/// How the index works: at most `columns` paths are held as columns, the least used making room; `declared` ones are
/// filled at start. At most `batch` changes are applied at a time, and the tail rests for `rest` between batches, which
/// bounds its wake-ups and adds to the lag.
public record IndexSettings(int columns, List<JsonPath> declared, int batch, Duration rest) {

    public static final IndexSettings DEFAULT = new IndexSettings(64, List.of(), 1_000, Duration.ofMillis(2));

    public IndexSettings {
        declared = List.copyOf(declared);
        if (columns < 1 || batch < 1 || declared.size() > columns) {
            throw new IllegalArgumentException("columns and batch are at least 1, declared paths at most columns");
        }
    }
}
