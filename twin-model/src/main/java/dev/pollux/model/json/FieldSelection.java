package dev.pollux.model.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parts of a document a reader asked for, in Eclipse Ditto's `fields` grammar:
/// `a/b,c(d,e),features/*/properties`. Bounded: at most [#MOST_PATHS] paths from at most [#LONGEST] characters.
public record FieldSelection(List<JsonPath> paths) {

    public static final int MOST_PATHS = 1_000;
    public static final int LONGEST = 16_384;

    private static final String ANY = "*";

    public FieldSelection {
        paths = List.copyOf(paths);
    }

    /// Reads the grammar. Throws [IllegalArgumentException] saying where it is broken.
    public static FieldSelection parse(String fields) {
        return new FieldSelection(new FieldGrammar(fields).read());
    }

    /// The selected parts, in the shape and order of the document; paths that lead nowhere are left out. `*` stands
    /// for every key.
    public JsonObject select(JsonObject document) {
        return select(document, paths).orElse(JsonObject.EMPTY);
    }

    private static Optional<JsonObject> select(JsonObject from, List<JsonPath> wanted) {
        var builder = JsonObject.builder();
        for (int i = 0; i < from.size(); i++) {
            var key = from.key(i);
            member(from.value(i), below(key, wanted)).ifPresent(part -> builder.put(key, part));
        }
        return builder.size() == 0 ? Optional.empty() : Optional.of(builder.build());
    }

    private static Optional<? extends Json> member(Json value, List<JsonPath> wanted) {
        if (wanted.stream().anyMatch(JsonPath::isRoot)) {
            return Optional.of(value);
        }
        return value instanceof JsonObject object && !wanted.isEmpty() ? select(object, wanted) : Optional.empty();
    }

    private static List<JsonPath> below(String key, List<JsonPath> wanted) {
        var deeper = new ArrayList<JsonPath>();
        for (var path : wanted) {
            if (path.isRoot() || path.segment(0).equals(key) || path.segment(0).equals(ANY)) {
                deeper.add(path.isRoot() ? path : path.below(1));
            }
        }
        return deeper;
    }
}
