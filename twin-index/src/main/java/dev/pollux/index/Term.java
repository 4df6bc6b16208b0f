package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A filter with its negations pushed down to the leaves, so that it can only become truer when a leaf does: a leaf
/// over something hidden counts as false, whether it is negated or not, and then nothing about it can be inferred.
sealed interface Term {

    record All(List<Term> parts) implements Term {}

    record Any(List<Term> parts) implements Term {}

    record Leaf(Literal literal) implements Term {}

    /// Compiles the filter; paths without a column are left to the documents.
    static Term of(Rql filter, Map<JsonPath, Column> columns) {
        return of(filter, false, columns);
    }

    private static Term of(Rql filter, boolean negated, Map<JsonPath, Column> columns) {
        return switch (filter) {
            case Rql.And(var parts) -> negated ? new Any(of(parts, true, columns)) : new All(of(parts, false, columns));
            case Rql.Or(var parts) -> negated ? new All(of(parts, true, columns)) : new Any(of(parts, false, columns));
            case Rql.Not(var part) -> of(part, !negated, columns);
            case Rql.Exists(var path) -> leaf(filter, negated, path, columns);
            case Rql.Empty(var path) -> leaf(filter, negated, path, columns);
            case Rql.Compare(var _, var path, var _) -> leaf(filter, negated, path, columns);
            case Rql.In(var path, var _) -> leaf(filter, negated, path, columns);
            case Rql.Like(var path, var _, var _) -> leaf(filter, negated, path, columns);
        };
    }

    private static List<Term> of(List<Rql> parts, boolean negated, Map<JsonPath, Column> columns) {
        return parts.stream().map(part -> of(part, negated, columns)).toList();
    }

    private static Term leaf(Rql leaf, boolean negated, JsonPath path, Map<JsonPath, Column> columns) {
        return new Leaf(new Literal(leaf, negated, path, columns.get(path)));
    }

    /// The paths a filter asks for, in order, some perhaps twice.
    static List<JsonPath> paths(Rql filter) {
        var paths = new ArrayList<JsonPath>();
        collect(filter, paths);
        return paths;
    }

    private static void collect(Rql filter, List<JsonPath> into) {
        switch (filter) {
            case Rql.And(var parts) -> parts.forEach(part -> collect(part, into));
            case Rql.Or(var parts) -> parts.forEach(part -> collect(part, into));
            case Rql.Not(var part) -> collect(part, into);
            case Rql.Exists(var path) -> into.add(path);
            case Rql.Empty(var path) -> into.add(path);
            case Rql.Compare(var _, var path, var _) -> into.add(path);
            case Rql.In(var path, var _) -> into.add(path);
            case Rql.Like(var path, var _, var _) -> into.add(path);
        }
    }

    /// True when the term holds, given which literals do.
    default boolean holds(Predicate<Literal> literals) {
        return switch (this) {
            case All(var parts) -> parts.stream().allMatch(part -> part.holds(literals));
            case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(literals));
            case Leaf(var literal) -> literals.test(literal);
        };
    }

    /// True when every literal passes.
    default boolean allLiterals(Predicate<Literal> literals) {
        return switch (this) {
            case All(var parts) -> parts.stream().allMatch(part -> part.allLiterals(literals));
            case Any(var parts) -> parts.stream().allMatch(part -> part.allLiterals(literals));
            case Leaf(var literal) -> literals.test(literal);
        };
    }

    /// Marks the rows of a chunk for which the term holds surely, and those for which it may hold.
    default void test(int chunk, long[] sure, long[] maybe) {
        switch (this) {
            case All(var parts) -> combine(parts, -1, chunk, sure, maybe);
            case Any(var parts) -> combine(parts, 0, chunk, sure, maybe);
            case Leaf(var literal) -> literal.test(chunk, sure, maybe);
        }
    }

    private static void combine(List<Term> parts, long empty, int chunk, long[] sure, long[] maybe) {
        if (parts.isEmpty()) {
            Arrays.fill(sure, empty);
            Arrays.fill(maybe, empty);
            return;
        }
        parts.getFirst().test(chunk, sure, maybe);
        var otherSure = new long[RowChunk.WORDS];
        var otherMaybe = new long[RowChunk.WORDS];
        for (var part : parts.subList(1, parts.size())) {
            part.test(chunk, otherSure, otherMaybe);
            for (int i = 0; i < RowChunk.WORDS; i++) {
                sure[i] = empty == 0 ? sure[i] | otherSure[i] : sure[i] & otherSure[i];
                maybe[i] = empty == 0 ? maybe[i] | otherMaybe[i] : maybe[i] & otherMaybe[i];
            }
        }
    }
}
