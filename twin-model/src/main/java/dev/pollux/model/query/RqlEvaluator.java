package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql.Operator;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides whether a document meets an expression. Pure; deep as the expression and the document are, so both must come
/// from readers with a limit, as [RqlParser] and `JsonCodec` are.
///
/// The rules are those of Eclipse Ditto's search: values of different types never compare, a missing field meets
/// nothing but `empty` (not even `ne`), an array meets what any of its elements meets, and `ne` when none is equal.
/// Ditto's conditions are laxer in these points, so one expression could mean two things there; here it means one.
public final class RqlEvaluator {

    private RqlEvaluator() {}

    /// Where the values of a document come from: usually `path -> path.in(document)`, with the virtual fields
    /// `_revision`, `_created`, `_modified` answered beside it.
    public interface Fields {

        Optional<Json> at(JsonPath path);

        /// The fields of a document alone.
        static Fields of(JsonObject document) {
            return path -> FieldLookup.in(document, path);
        }
    }

    public static boolean holds(Rql expression, Fields fields) {
        return switch (expression) {
            case Rql.And(var parts) -> parts.stream().allMatch(part -> holds(part, fields));
            case Rql.Or(var parts) -> parts.stream().anyMatch(part -> holds(part, fields));
            case Rql.Not(var part) -> !holds(part, fields);
            case Rql.Exists(var path) -> fields.at(path).isPresent();
            case Rql.Empty(var path) ->
                fields.at(path).map(RqlEvaluator::isEmpty).orElse(true);
            case Rql.Compare(var operator, var path, var value) -> compares(operator, fields.at(path), value);
            case Rql.In(var path, var values) ->
                meets(fields.at(path), have -> values.stream().anyMatch(want -> equal(have, want)));
            case Rql.Like(var path, var pattern, var ignoreCase) ->
                meets(
                        fields.at(path),
                        have -> have instanceof Json.Text(var text) && Wildcards.match(pattern, text, ignoreCase));
        };
    }

    private static boolean compares(Operator operator, Optional<Json> field, Json want) {
        if (operator == Operator.NE) {
            return field.isPresent() && !meets(field, have -> equal(have, want));
        }
        return meets(field, have -> Comparison.holds(operator, have, want));
    }

    private static boolean equal(Json have, Json want) {
        return Comparison.holds(Operator.EQ, have, want);
    }

    private static boolean meets(Optional<Json> field, Predicate<Json> test) {
        return field.isPresent() && anyElement(field.get(), test);
    }

    private static boolean anyElement(Json value, Predicate<Json> test) {
        return value instanceof JsonArray array
                ? array.values().stream().anyMatch(element -> anyElement(element, test))
                : test.test(value);
    }

    private static boolean isEmpty(Json value) {
        return switch (value) {
            case Json.Null _ -> true;
            case Json.Text(var text) -> text.isEmpty();
            case JsonArray array -> array.size() == 0;
            case JsonObject object -> object.isEmpty();
            case Json.Bool _, Json.Int _, Json.Dec _ -> false;
        };
    }
}
