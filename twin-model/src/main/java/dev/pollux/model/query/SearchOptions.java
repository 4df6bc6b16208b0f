package dev.pollux.model.query;

import dev.pollux.model.json.JsonPath;
import java.util.ArrayList;
import java.util.List;

/// How a search is to be answered: in which order, how many at a time, and from where on. Written
/// `sort(+thingId,-attributes/a),size(25),cursor(…)`; `limit(offset,count)` is Eclipse Ditto's deprecated form of size.
/// A missing sign counts as `+`, which an unescaped query string turns into a blank. The cursor is empty for the first
/// page.
public record SearchOptions(List<Order> sort, int size, long offset, String cursor) {

    public static final int DEFAULT_SIZE = 25;
    public static final int MAX_SIZE = 200;
    public static final SearchOptions DEFAULT = new SearchOptions(List.of(), DEFAULT_SIZE, 0, "");

    private static final int MAX_LENGTH = 8 * 1024;
    private static final int MAX_SORT = 8;

    /// One key of the order.
    public record Order(JsonPath path, boolean ascending) {}

    public SearchOptions {
        sort = List.copyOf(sort);
    }

    /// Reads the options of a request; the empty text is the default. Throws [RqlInvalid] for anything else that is no
    /// list of options, for a size outside 1 to [#MAX_SIZE], and for a cursor beside a limit.
    public static SearchOptions parse(String text) {
        var cursor = RqlCursor.over(text, MAX_LENGTH);
        var options = DEFAULT;
        cursor.skipBlanks();
        if (cursor.position() < text.length()) {
            do {
                options = options.withOption(cursor);
            } while (cursor.accept(','));
            cursor.expectEnd();
        }
        if (options.offset > 0 && !options.cursor.isEmpty()) {
            throw new RqlInvalid("limit and cursor exclude each other", 0);
        }
        return options;
    }

    private SearchOptions withOption(RqlCursor text) {
        text.skipBlanks();
        int at = text.position();
        var name = text.word();
        text.expect('(');
        var changed = switch (name) {
            case "sort" -> new SearchOptions(orders(text), size, offset, cursor);
            case "size" -> new SearchOptions(sort, size(text), offset, cursor);
            case "cursor" -> new SearchOptions(sort, size, offset, text.bareWord());
            case "limit" -> withLimit(text);
            default -> throw new RqlInvalid("expected one of sort, size, cursor, limit", at);
        };
        text.expect(')');
        return changed;
    }

    private SearchOptions withLimit(RqlCursor text) {
        long start = text.wholeNumber(Integer.MAX_VALUE);
        text.expect(',');
        return new SearchOptions(sort, size(text), start, cursor);
    }

    private static int size(RqlCursor text) {
        int at = text.position();
        int size = (int) text.wholeNumber(MAX_SIZE);
        if (size < 1) {
            throw new RqlInvalid("expected a number from 1 to " + MAX_SIZE, at);
        }
        return size;
    }

    private static List<Order> orders(RqlCursor text) {
        var orders = new ArrayList<Order>();
        do {
            if (orders.size() == MAX_SORT) {
                throw new RqlInvalid("at most " + MAX_SORT + " sort keys are allowed", text.position());
            }
            orders.add(order(text));
        } while (text.accept(','));
        return orders;
    }

    private static Order order(RqlCursor text) {
        boolean ascending = text.accept('+') || !text.accept('-');
        return new Order(text.property(), ascending);
    }
}
