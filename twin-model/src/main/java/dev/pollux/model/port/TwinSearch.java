package dev.pollux.model.port;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.List;

/// Conditions over the fleet. A twin whose policy hides a path that the filter asks for does not match, in pages and
/// counts alike.
public interface TwinSearch {

    /// One page, at most `query.size()` twins (1 to 200), with their newest state. Blocks for milliseconds. Throws
    /// [SearchInvalid] for options that make no sense.
    Page search(Query query, Caller caller);

    long count(Query query, Caller caller);

    /// `below` limits to the twins under that asset at any depth (empty list: everywhere; several: any of them);
    /// namespaces likewise. The cursor is empty for the first page.
    record Query(Rql filter, List<String> namespaces, List<TwinId> below, List<Sort> sort, int size, String cursor) {
        public Query {
            namespaces = List.copyOf(namespaces);
            below = List.copyOf(below);
            sort = List.copyOf(sort);
        }

        public static Query of(Rql filter) {
            return new Query(filter, List.of(), List.of(), List.of(), 25, "");
        }
    }

    record Sort(JsonPath path, boolean ascending) {}

    /// The cursor is empty on the last page.
    record Page(List<Twin> twins, String cursor) {
        public Page {
            twins = List.copyOf(twins);
        }
    }

    /// A query that cannot be answered: which option is wrong (`size`, `cursor`, `sort`), and why. A cursor belongs to
    /// the
    /// query that it came from, apart from its size.
    final class SearchInvalid extends RuntimeException {

        private final String option;

        public SearchInvalid(String option, String message) {
            super(message, null, false, false);
            this.option = option;
        }

        public String option() {
            return option;
        }
    }
}
