package dev.pollux.model.json;

import java.util.List;

/// Which parts of a document a reader asked for, in Eclipse Ditto's `fields` grammar:
/// `a/b,c(d,e),features/*/properties`.
public record FieldSelection(List<JsonPath> paths) {

    public FieldSelection {
        paths = List.copyOf(paths);
    }

    /// Reads the grammar. Throws [IllegalArgumentException] saying where it is broken.
    public static FieldSelection parse(String fields) {
        throw new UnsupportedOperationException(fields);
    }

    /// The selected parts, in the shape of the document; paths that lead nowhere are left out. `*` stands for every
    /// key.
    public JsonObject select(JsonObject document) {
        throw new UnsupportedOperationException(document.toString());
    }
}
