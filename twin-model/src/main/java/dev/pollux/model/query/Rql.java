package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import java.util.List;

/// A parsed RQL expression, as in Eclipse Ditto: `and(eq(attributes/a,1),gt(features/t/properties/v,20))`. Comparisons
/// hold between values of one type only; an array matches when any of its elements does; `ne` needs the field.
public sealed interface Rql {

    /// Holds for everything.
    Rql TRUE = new And(List.of());

    /// The expression as [RqlParser] reads it; empty for [#TRUE].
    default String text() {
        return RqlText.print(this);
    }

    record And(List<Rql> parts) implements Rql {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Rql> parts) implements Rql {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Rql part) implements Rql {}

    record Exists(JsonPath path) implements Rql {}

    /// Ditto 3.9: the field is missing, null, or an empty text, array or object.
    record Empty(JsonPath path) implements Rql {}

    record Compare(Operator operator, JsonPath path, Json value) implements Rql {}

    record In(JsonPath path, List<Json> values) implements Rql {
        public In {
            values = List.copyOf(values);
        }
    }

    /// `like` and `ilike`: `*` stands for any text, `?` for one character.
    record Like(JsonPath path, String pattern, boolean ignoreCase) implements Rql {}

    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }
}
